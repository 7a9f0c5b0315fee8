package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.affectlab.inference.MetricNames;

/** The meters of a repository as a whole. Thread-safe. Closing takes them out of the registry. */
final class LifecycleMetrics implements AutoCloseable {
    private final MeterRegistry registry;
    private final List<Meter> meters = new CopyOnWriteArrayList<>();
    private final Timer good;
    private final Timer refused;
    private final Counter evictions;
    private final DistributionSummary freed;

    LifecycleMetrics(MeterRegistry registry) {
        this.registry = requireNonNull(registry, "registry is null");
        good = load("ready");
        refused = load("refused");
        evictions = kept(Counter.builder(MetricNames.MODEL_EVICTIONS)
                .description("Models that made room for others")
                .register(registry));
        freed = kept(DistributionSummary.builder(MetricNames.MODEL_FREED)
                .description("By how much the resident set fell with an unload")
                .baseUnit("bytes")
                .register(registry));
    }

    private Timer load(String outcome) {
        return kept(Timer.builder(MetricNames.MODEL_LOAD)
                .description("Time of one load")
                .tag(MetricNames.TAG_OUTCOME, outcome)
                .register(registry));
    }

    private <M extends Meter> M kept(M meter) {
        meters.add(meter);
        return meter;
    }

    void gauge(String name, String description, String unit, Supplier<Number> value) {
        kept(Gauge.builder(name, value).description(description).baseUnit(unit).register(registry));
    }

    void loaded(Duration duration) {
        good.record(duration);
    }

    void refused(Duration duration) {
        refused.record(duration);
    }

    void evicted() {
        evictions.increment();
    }

    /** A resident set that grew meanwhile, because others load, counts as nothing freed. */
    void freed(long bytes) {
        freed.record(Math.max(0, bytes));
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
