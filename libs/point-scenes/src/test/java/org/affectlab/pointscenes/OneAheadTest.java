package org.affectlab.pointscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OneAheadTest {
    @Test
    void oneIsMadeWhileTheLastIsUsed() throws Exception {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(2);
        try (OneAhead<Integer> ahead = new OneAhead<>(() -> {
            second.countDown();
            return made.incrementAndGet();
        })) {
            assertThat(ahead.take()).isEqualTo(1);
            // Nobody has asked for it yet.
            second.await();
            assertThat(ahead.take()).isEqualTo(2);
            assertThat(ahead.take()).isEqualTo(3);
        }
    }

    @Test
    void whatTheMakerThrowsIsThrown() {
        try (OneAhead<String> ahead = new OneAhead<>(() -> {
            throw new IllegalArgumentException("no");
        })) {
            assertThatThrownBy(ahead::take)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no");
        }
    }

    @Test
    void closeWaitsForTheMaker() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        OneAhead<String> ahead = new OneAhead<>(() -> {
            begun.countDown();
            awaitUninterruptibly(goOn);
            ended.set(true);
            return "";
        });
        begun.await();
        new Thread(goOn::countDown).start();
        Thread.currentThread().interrupt();
        ahead.close();

        assertThat(ended).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean open = false;
        while (!open) {
            try {
                latch.await();
                open = true;
            } catch (InterruptedException e) {
                // close interrupts the thread; what runs is finished all the same.
            }
        }
    }
}
