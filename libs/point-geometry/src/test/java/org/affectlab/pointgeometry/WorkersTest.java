package org.affectlab.pointgeometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {
    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "1, 100", "3, 0", "3, 2", "3, 1000"})
    void everyTaskRunsOnce(int threads, int tasks) {
        AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
        AtomicInteger workers = new AtomicInteger();

        Workers.run(threads, tasks, () -> {
            workers.incrementAndGet();
            return runs::incrementAndGet;
        });

        for (int task = 0; task < tasks; task++) {
            assertThat(runs.get(task)).isEqualTo(1);
        }
        assertThat(workers.get()).isBetween(1, Math.max(1, Math.min(threads, tasks)));
    }

    @Test
    void twoThreadsReallyWorkAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        Runnable meet = () -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException exception) {
                throw new IllegalStateException(exception);
            }
        };

        Workers.both(2, meet, meet);

        assertThat(both.getCount()).isZero();
    }

    @Test
    void failureOfATaskIsTheCallers() {
        IllegalStateException failure = new IllegalStateException("task 7");

        assertThatThrownBy(() -> Workers.run(2, 1_000, () -> task -> {
                    if (task == 7) {
                        throw failure;
                    }
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> Workers.run(1, 1, () -> task -> {
                    throw new OutOfMemoryError("none left");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void noThreadIsRefused() {
        assertThatThrownBy(() -> Workers.run(0, 1, () -> task -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threads");
    }

    @Test
    void interruptIsKeptForTheCallerAndStopsNothing() {
        AtomicInteger runs = new AtomicInteger();
        Thread.currentThread().interrupt();

        Workers.run(2, 50, () -> task -> runs.incrementAndGet());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs.get()).isEqualTo(50);
    }
}
