package org.affectlab.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProcessObserverTest {
    private final ProcessObserver own =
            new ProcessObserver("own", ProcessHandle.current().pid());

    @Test
    void seesMemoryThreadsAndTime() {
        ProcessSample before = own.sample();
        ByteBuffer memory = ByteBuffer.allocateDirect(64 << 20);
        for (int position = 0; position < memory.capacity(); position += 1024) {
            memory.put(position, (byte) 1);
        }
        long begin = System.nanoTime();
        while (own.sample().cpuNanos() == before.cpuNanos()) {
            assertThat(System.nanoTime() - begin)
                    .isLessThan(Duration.ofSeconds(20).toNanos());
        }
        ProcessSample after = own.sample();
        assertThat(memory.get(0)).isEqualTo((byte) 1);
        assertThat(after.residentMegabytes() - before.residentMegabytes()).isGreaterThan(32);
        assertThat(own.peakResidentBytes()).isGreaterThanOrEqualTo(after.residentBytes());
        assertThat(after.threads()).isGreaterThanOrEqualTo(Thread.activeCount());
        assertThat(after.processorsSince(before)).isPositive();
    }

    @Test
    void processorsAreTimeOverTime() {
        ProcessSample first = new ProcessSample(0, 0, 1, 1_000_000_000);
        ProcessSample second = new ProcessSample(2_000_000_000, 0, 1, 4_000_000_000L);
        assertThat(second.processorsSince(first)).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void noticesTheEndOfAProcess() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("cat").start();
        ProcessObserver observer = new ProcessObserver("cat", child.pid());
        assertThat(observer.alive()).isTrue();
        child.getOutputStream().close();
        child.waitFor();
        assertThat(observer.alive()).isFalse();
        assertThatThrownBy(observer::sample)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cat");
        try (ProcessLog log = new ProcessLog(observer, () -> 1)) {
            log.look();
            assertThat(log.points()).isEmpty();
        }
    }

    @Test
    void noSuchProcess() {
        assertThatThrownBy(() -> new ProcessObserver("none", Integer.MAX_VALUE))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void logKeepsRequestsAndMemoryTogether() {
        AtomicLong requests = new AtomicLong();
        try (ProcessLog log = new ProcessLog(own, requests::get)) {
            for (int look = 0; look < 5; look++) {
                requests.set(100L * look);
                log.look();
            }
            assertThat(log.points()).extracting(ProcessLog.Point::requests).containsExactly(0L, 100L, 200L, 300L, 400L);
            assertThat(log.megabytesByRequests(200).points()).isEqualTo(3);
            assertThat(log.megabytesBySeconds(Duration.ZERO).points()).isEqualTo(5);
            assertThatThrownBy(() -> log.megabytesByRequests(400)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
