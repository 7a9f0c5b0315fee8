package org.affectlab.servicekit.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.affectlab.servicekit.upload.MemoryBudget;

/** How much of the memory for uploads is taken. Thread-safe. */
public final class UploadMetrics implements MeterBinder {
    /** Gauge, bytes: held by uploads and what was decoded from them. */
    public static final String USED = "affectlab.upload.memory.used";

    /** Gauge, bytes: what they may hold. */
    public static final String LIMIT = "affectlab.upload.memory.limit";

    private final MemoryBudget budget;

    public UploadMetrics(MemoryBudget budget) {
        this.budget = requireNonNull(budget, "budget is null");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(USED, budget, MemoryBudget::usedBytes)
                .description("Held by uploads and what was decoded from them")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder(LIMIT, budget, MemoryBudget::capacityBytes)
                .description("What uploads and what was decoded from them may hold")
                .baseUnit("bytes")
                .register(registry);
    }
}
