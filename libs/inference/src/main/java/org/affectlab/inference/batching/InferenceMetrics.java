package org.affectlab.inference.batching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.MetricNames;

/**
 * The meters of one model. Thread-safe. A model that takes the place of another of the same version goes on with its meters ({@link
 * #retain()}); when the last user closes them they leave the registry.
 */
public final class InferenceMetrics implements AutoCloseable {
    private final MeterRegistry registry;
    private final Tags tags;
    private final List<Meter> meters = new CopyOnWriteArrayList<>();
    private final Timer queue;
    private final Timer input;
    private final Timer compute;
    private final Timer output;
    private final DistributionSummary batchSize;
    private final Counter batchRetries;
    private final Counter workerErrors;
    private final Map<Code, Counter> failures = new EnumMap<>(Code.class);
    private final Map<String, SummedGauge> gauges = new ConcurrentHashMap<>();
    private int users = 1;

    public InferenceMetrics(MeterRegistry registry, String model, String version) {
        this.registry = registry;
        this.tags = Tags.of(MetricNames.TAG_MODEL, model, MetricNames.TAG_VERSION, version);
        queue = timer(MetricNames.QUEUE, "Time from arrival of an item until its batch was formed");
        input = timer(MetricNames.INPUT, "Time to put one batch together");
        compute = timer(MetricNames.COMPUTE, "Time of one forward");
        output = timer(MetricNames.OUTPUT, "Time to take one batch apart");
        batchSize = kept(DistributionSummary.builder(MetricNames.BATCH_SIZE)
                .description("Items of a batch, without padding")
                .tags(tags)
                .register(registry));
        batchRetries = counter(MetricNames.BATCH_RETRIES, "Batches whose items were tried again alone", tags);
        workerErrors = counter(MetricNames.WORKER_ERRORS, "Throwables that a worker survived", tags);
        for (Code code : Code.values()) {
            Tags reason = tags.and(MetricNames.TAG_REASON, code.name().toLowerCase(Locale.ROOT));
            failures.put(code, counter(MetricNames.FAILURES, "Items that got no answer", reason));
        }
    }

    private Timer timer(String name, String description) {
        return kept(Timer.builder(name).description(description).tags(tags).register(registry));
    }

    private Counter counter(String name, String description, Tags counterTags) {
        return kept(
                Counter.builder(name).description(description).tags(counterTags).register(registry));
    }

    private <M extends Meter> M kept(M meter) {
        meters.add(meter);
        return meter;
    }

    /** One more model uses these meters and closes them; false if it comes too late, as they are closed already. */
    public synchronized boolean retain() {
        if (users == 0) {
            return false;
        }
        users++;
        return true;
    }

    /** To be called while a model is built; with several models behind the meters the gauge is their sum. */
    public <T> void gauge(String name, String description, T source, ToDoubleFunction<T> value) {
        gauges.computeIfAbsent(name, unknown -> register(name, description)).add(source, value);
    }

    private SummedGauge register(String name, String description) {
        SummedGauge sum = new SummedGauge();
        kept(Gauge.builder(name, sum, SummedGauge::value)
                .description(description)
                .tags(tags)
                .register(registry));
        return sum;
    }

    Timer queue() {
        return queue;
    }

    Timer input() {
        return input;
    }

    Timer compute() {
        return compute;
    }

    Timer output() {
        return output;
    }

    void batch(int items) {
        batchSize.record(items);
    }

    /** Mean time of the forwards so far, a part for each item of a batch; zero before the first. */
    public double computeNanosPerItem() {
        double items = batchSize.totalAmount();
        return items == 0 ? 0 : compute.totalTime(TimeUnit.NANOSECONDS) / items;
    }

    void batchRetried() {
        batchRetries.increment();
    }

    void workerError() {
        workerErrors.increment();
    }

    public void failed(Code code) {
        failures.get(code).increment();
    }

    /** How many items got no answer, by reason; reasons that never occurred are left out. */
    public Map<Code, Long> failures() {
        Map<Code, Long> counts = new EnumMap<>(Code.class);
        failures.forEach((code, counter) -> {
            if (counter.count() > 0) {
                counts.put(code, (long) counter.count());
            }
        });
        return counts;
    }

    @Override
    public synchronized void close() {
        if (users > 0 && --users == 0) {
            meters.forEach(registry::remove);
        }
    }
}
