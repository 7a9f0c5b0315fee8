package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.inference.MetricNames;
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
        new NativeMemoryMetrics(status).bindTo(registry);
        assertThat(registry.get(MetricNames.NATIVE_RSS).gauge().value()).isEqualTo(204_800);
        assertThat(registry.get(MetricNames.NATIVE_RSS_PEAK).gauge().value()).isEqualTo(307_200);
        assertThat(registry.get(MetricNames.NATIVE_THREADS).gauge().value()).isEqualTo(17);
    }

    @Test
    void isNotANumberWhereTheKernelDoesNotSay() throws IOException {
        assertThat(new NativeMemoryMetrics(folder.resolve("nowhere")).read("VmRSS"))
                .isNaN();
        Path odd = folder.resolve("odd");
        Files.writeString(odd, "VmRSS:\tmany kB\n");
        assertThat(new NativeMemoryMetrics(odd).read("VmRSS")).isNaN();
        assertThat(new NativeMemoryMetrics(odd).read("Threads")).isNaN();
    }

    @Test
    void measuresThisProcess() {
        new NativeMemoryMetrics().bindTo(registry);
        assertThat(registry.get(MetricNames.NATIVE_RSS).gauge().value()).isGreaterThan(10e6);
        assertThat(registry.get(MetricNames.NATIVE_THREADS).gauge().value()).isGreaterThan(2);
    }
}
