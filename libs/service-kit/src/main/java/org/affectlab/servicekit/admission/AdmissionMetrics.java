package org.affectlab.servicekit.admission;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How many requests are in, and how many were turned away at the door. Thread-safe. */
public final class AdmissionMetrics implements MeterBinder {
    /** Gauge: requests that are read, decoded, or with a model. */
    public static final String ADMITTED = "affectlab.requests.admitted";

    /** Counter: requests that were refused before their body was read, since the service was busy. */
    public static final String REFUSED = "affectlab.requests.refused";

    private final Admission admission;

    public AdmissionMetrics(Admission admission) {
        this.admission = requireNonNull(admission, "admission is null");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(ADMITTED, admission, Admission::admitted)
                .description("Requests that are read, decoded, or with a model")
                .register(registry);
        FunctionCounter.builder(REFUSED, admission, Admission::refused)
                .description("Requests refused at the door")
                .register(registry);
    }
}
