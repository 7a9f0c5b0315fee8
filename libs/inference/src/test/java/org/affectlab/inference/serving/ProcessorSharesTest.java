package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.batching.ForwardGate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProcessorSharesTest {
    @Test
    void forwardsNeverHoldMoreThanThereIs() throws Exception {
        ProcessorShares shares = new ProcessorShares(3);
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(40);
        for (int i = 0; i < 40; i++) {
            int wanted = 1 + i % 5;
            Thread thread = new Thread(() -> {
                int held = Math.min(wanted, 3);
                shares.with(wanted, () -> {
                    most.accumulateAndGet(busy.addAndGet(held), Math::max);
                    Thread.yield();
                    return busy.addAndGet(-held);
                });
                done.countDown();
            });
            thread.start();
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isBetween(1, 3);
        assertThat(busy.get()).isZero();
    }

    @Test
    void aForwardThatFailsGivesItsShareBack() throws Exception {
        ProcessorShares shares = new ProcessorShares(2);
        ForwardGate gate = new ThreadChoice(1, Optional.empty(), 2).gate(shares);
        assertThatThrownBy(() -> gate.pass(() -> {
                    throw new IllegalStateException("simulated");
                }))
                .hasMessage("simulated");
        assertThat(CompletableFuture.supplyAsync(() -> shares.with(2, () -> "free"))
                        .get(10, TimeUnit.SECONDS))
                .isEqualTo("free");
    }
}
