package org.affectlab.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AnswerThreadTest {
    @Test
    void runsOnItsOwnThread() throws Exception {
        AnswerThread answers = new AnswerThread("answers-test");
        AtomicReference<String> thread = new AtomicReference<>("none");
        answers.execute(() -> thread.set(Thread.currentThread().getName()));
        answers.close(Duration.ofSeconds(10));
        assertThat(thread).hasValue("answers-test");
    }

    @Test
    void aSlowListenerSlowsTheWorkerInsteadOfFillingTheMemory() throws Exception {
        AnswerThread answers = new AnswerThread("answers-test");
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        answers.execute(() -> {
            started.countDown();
            awaitUninterruptibly(slow);
        });
        started.await();
        AtomicInteger ran = new AtomicInteger();
        AtomicInteger ranHere = new AtomicInteger();
        Thread here = Thread.currentThread();
        for (int i = 0; i < 100; i++) {
            answers.execute(() -> {
                ran.incrementAndGet();
                if (Thread.currentThread() == here) {
                    ranHere.incrementAndGet();
                }
            });
        }
        assertThat(ranHere).hasValue(36);
        slow.countDown();
        answers.close(Duration.ofSeconds(10));
        assertThat(ran).hasValue(100);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void losesNothingAfterItWasClosed() {
        AnswerThread answers = new AnswerThread("answers-test");
        answers.close();
        AtomicInteger ran = new AtomicInteger();
        answers.execute(ran::incrementAndGet);
        assertThat(ran).hasValue(1);
    }
}
