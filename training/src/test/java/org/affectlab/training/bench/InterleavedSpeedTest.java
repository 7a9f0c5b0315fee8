package org.affectlab.training.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InterleavedSpeedTest {
    private final AtomicLong now = new AtomicLong();

    @Test
    void theRatioSurvivesAMachineThatSlowsDown() {
        // Everything takes longer and longer; the second task always half as long as the first.
        AtomicLong slowness = new AtomicLong(1_000);
        Runnable first = () -> now.addAndGet(slowness.getAndAdd(1) * 2);
        Runnable second = () -> now.addAndGet(slowness.get());
        List<InterleavedSpeed.Speed> speeds =
                new InterleavedSpeed(now::get, 9, 100_000).compare(List.of(first, second));
        assertThat(speeds.get(0).ratio()).isEqualTo(1);
        assertThat(speeds.get(1).ratio()).isCloseTo(2, within(0.1));
        assertThat(speeds.get(1).lowest()).isLessThanOrEqualTo(speeds.get(1).ratio());
        assertThat(speeds.get(1).highest()).isGreaterThanOrEqualTo(speeds.get(1).ratio());
    }

    @Test
    void tasksTakeTurnsAndTheOrderIsReversed() {
        List<String> order = new ArrayList<>();
        Runnable first = () -> {
            order.add("a");
            now.addAndGet(10);
        };
        Runnable second = () -> {
            order.add("b");
            now.addAndGet(10);
        };
        new InterleavedSpeed(now::get, 2, 20).compare(List.of(first, second));
        assertThat(order).containsExactly("a", "a", "b", "b", "b", "b", "a", "a");
    }

    @Test
    void countsRunsInASecond() {
        Runnable task = () -> now.addAndGet(4_000_000);
        assertThat(new InterleavedSpeed(now::get, 3, 1_000_000_000L)
                        .compare(List.of(task))
                        .get(0)
                        .runsPerSecond())
                .isCloseTo(250, within(0.5));
    }
}
