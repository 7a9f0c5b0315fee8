package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.memory.NativeHeap;
import org.affectlab.inference.memory.ProcessMemory;

/**
 * Memory and threads of the process as kernel and C library count them, because the Java heap says nothing of native memory. They are asked
 * when a meter is read; where the kernel does not tell, the meters are NaN, and where the C library does not, there are none of it.
 * Thread-safe.
 */
public final class NativeMemoryMetrics implements MeterBinder {
    private static final int KIBIBYTE = 1024;

    private final ProcessMemory process;
    private final NativeHeap heap;

    public NativeMemoryMetrics(ProcessMemory process, NativeHeap heap) {
        this.process = requireNonNull(process, "process is null");
        this.heap = requireNonNull(heap, "heap is null");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, MetricNames.NATIVE_RSS, "Resident set of the process", "bytes", kibibytes("VmRSS"));
        gauge(registry, MetricNames.NATIVE_RSS_PEAK, "Highest resident set so far", "bytes", kibibytes("VmHWM"));
        gauge(
                registry,
                MetricNames.NATIVE_THREADS,
                "Threads, native ones included",
                "threads",
                metrics -> metrics.process.field("Threads"));
        if (heap.usage().isPresent()) {
            gauge(
                    registry,
                    MetricNames.NATIVE_HEAP_USED,
                    "Held by native code from the C library",
                    "bytes",
                    metrics -> metrics.heap
                            .usage()
                            .map(usage -> (double) usage.used())
                            .orElse(Double.NaN));
            gauge(
                    registry,
                    MetricNames.NATIVE_HEAP_FREE,
                    "Kept by the C library without use",
                    "bytes",
                    metrics -> metrics.heap
                            .usage()
                            .map(usage -> (double) usage.free())
                            .orElse(Double.NaN));
        }
    }

    private static ToDoubleFunction<NativeMemoryMetrics> kibibytes(String field) {
        return metrics -> metrics.process.field(field) * KIBIBYTE;
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            String unit,
            ToDoubleFunction<NativeMemoryMetrics> value) {
        Gauge.builder(name, this, value)
                .description(description)
                .baseUnit(unit)
                .strongReference(true)
                .register(registry);
    }
}
