package org.affectlab.speech.config;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.servicekit.limits.LimitContributor;
import org.affectlab.speech.pipeline.FeatureWindows;

/** What acoustic parameters are computed of, for {@code GET /v1/limits}. */
final class FeatureLimitsInForce implements LimitContributor {
    private final FeatureProperties properties;

    FeatureLimitsInForce(FeatureProperties properties) {
        this.properties = requireNonNull(properties, "properties is null");
    }

    @Override
    public SortedMap<String, Long> limits() {
        SortedMap<String, Long> limits = new TreeMap<>();
        for (ParameterSet set : ParameterSet.values()) {
            String name =
                    set.id().substring(0, 1).toUpperCase(Locale.ROOT) + set.id().substring(1);
            limits.put("min" + name + "DurationMs", (long) FeatureWindows.shortestMs(set));
        }
        limits.put("minFeatureHopMs", (long) FeatureWindows.MIN_HOP_MS);
        limits.put("maxFeatureWindows", (long) properties.maxWindows());
        limits.put("maxJobFeatureWindows", (long) properties.maxJobWindows());
        limits.put("maxContourDurationMs", properties.maxContourDuration().toMillis());
        return limits;
    }
}
