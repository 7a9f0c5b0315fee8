package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.inference.MetricNames;

/**
 * Memory and threads of the process as the kernel counts them, because the heap says nothing of native memory. Reads {@code
 * /proc/self/status} when a meter is asked; where there is no such file the meters are NaN. Thread-safe.
 */
public final class NativeMemoryMetrics implements MeterBinder {
    private static final Path PROCESS_STATUS = Path.of("/proc/self/status");
    private static final int KIBIBYTE = 1024;

    private final Path status;

    public NativeMemoryMetrics() {
        this(PROCESS_STATUS);
    }

    NativeMemoryMetrics(Path status) {
        this.status = requireNonNull(status, "status is null");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, MetricNames.NATIVE_RSS, "VmRSS", KIBIBYTE, "Resident set of the process", "bytes");
        gauge(registry, MetricNames.NATIVE_RSS_PEAK, "VmHWM", KIBIBYTE, "Highest resident set so far", "bytes");
        gauge(registry, MetricNames.NATIVE_THREADS, "Threads", 1, "Threads, native ones included", "threads");
    }

    private void gauge(MeterRegistry registry, String name, String field, int factor, String description, String unit) {
        Gauge.builder(name, this, metrics -> metrics.read(field) * factor)
                .description(description)
                .baseUnit(unit)
                .strongReference(true)
                .register(registry);
    }

    double read(String field) {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith(field + ":")) {
                    return Double.parseDouble(
                            line.substring(field.length() + 1).strip().split("\\s")[0]);
                }
            }
        } catch (IOException | NumberFormatException e) {
            return Double.NaN;
        }
        return Double.NaN;
    }
}
