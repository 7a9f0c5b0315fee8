package org.affectlab.servicekit.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.List;
import org.affectlab.inference.MetricNames;

/**
 * Common settings: every meter says which service it belongs to; the timers of requests, inference and loading are histograms from 1 ms to one
 * minute, so that percentiles can be computed over several instances; batch sizes are counted by powers of two. Stateless.
 */
public final class MeterSettings {
    private static final String TAG_SERVICE = "service";
    private static final List<String> HISTOGRAMS =
            List.of("affectlab.inference.", "affectlab.models.load", "http.server.requests");
    private static final DistributionStatisticConfig BATCH_SIZES = DistributionStatisticConfig.builder()
            .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
            .build();
    private static final double SHORTEST = Duration.ofMillis(1).toNanos();
    private static final double LONGEST = Duration.ofMinutes(1).toNanos();

    private MeterSettings() {}

    public static MeterFilter service(String name) {
        return MeterFilter.commonTags(Tags.of(TAG_SERVICE, requireNonNull(name, "name is null")));
    }

    public static MeterFilter histograms() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                if (id.getName().equals(MetricNames.BATCH_SIZE)) {
                    return BATCH_SIZES.merge(config);
                }
                boolean wanted = id.getType() == Meter.Type.TIMER
                        && HISTOGRAMS.stream().anyMatch(prefix -> id.getName().startsWith(prefix));
                return wanted ? histogram().merge(config) : config;
            }
        };
    }

    private static DistributionStatisticConfig histogram() {
        return DistributionStatisticConfig.builder()
                .percentilesHistogram(true)
                .minimumExpectedValue(SHORTEST)
                .maximumExpectedValue(LONGEST)
                .build();
    }
}
