package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.memory.NativeHeap;
import org.affectlab.inference.memory.ProcessMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeMemoryMetricsTest {
    @TempDir
    private Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void readsTheKernelsNumbers() throws IOException {
        Path status = folder.resolve("status");
        Files.writeString(status, "Name:\tjava\nVmHWM:\t  300 kB\nVmRSS:\t  200 kB\nThreads:\t17\n");
        new NativeMemoryMetrics(new ProcessMemory(status), new FakeHeap()).bindTo(registry);
        assertThat(registry.get(MetricNames.NATIVE_RSS).gauge().value()).isEqualTo(204_800);
        assertThat(registry.get(MetricNames.NATIVE_RSS_PEAK).gauge().value()).isEqualTo(307_200);
        assertThat(registry.get(MetricNames.NATIVE_THREADS).gauge().value()).isEqualTo(17);
    }

    @Test
    void isNotANumberWhereTheKernelDoesNotSay() throws IOException {
        assertThat(new ProcessMemory(folder.resolve("nowhere")).field("VmRSS")).isNaN();
        assertThat(new ProcessMemory(folder.resolve("nowhere")).resident()).isEmpty();
        Path odd = folder.resolve("odd");
        Files.writeString(odd, "VmRSS:\tmany kB\n");
        assertThat(new ProcessMemory(odd).field("VmRSS")).isNaN();
        assertThat(new ProcessMemory(odd).field("Threads")).isNaN();
    }

    @Test
    void theHeapOfNativeCodeIsAMeterWhereTheLibraryTells() {
        FakeHeap heap = new FakeHeap();
        new NativeMemoryMetrics(new ProcessMemory(), heap).bindTo(registry);
        assertThat(registry.get(MetricNames.NATIVE_HEAP_USED).gauge().value()).isEqualTo(300);
        assertThat(registry.get(MetricNames.NATIVE_HEAP_FREE).gauge().value()).isEqualTo(40);
    }

    @Test
    void thereIsNoMeterOfAHeapThatDoesNotTell() {
        new NativeMemoryMetrics(new ProcessMemory(), new FakeHeap(null)).bindTo(registry);
        assertThat(registry.find(MetricNames.NATIVE_HEAP_USED).gauge()).isNull();
    }

    @Test
    void measuresThisProcess() {
        new NativeMemoryMetrics(new ProcessMemory(), NativeHeap.ofThisProcess()).bindTo(registry);
        assertThat(registry.get(MetricNames.NATIVE_RSS).gauge().value()).isGreaterThan(10e6);
        assertThat(registry.get(MetricNames.NATIVE_THREADS).gauge().value()).isGreaterThan(2);
    }
}
