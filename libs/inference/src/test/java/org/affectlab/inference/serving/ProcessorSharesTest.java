package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.Tensor;
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
        AtomicInteger closed = new AtomicInteger();
        SharingModel model = new SharingModel(
                new EngineModel() {
                    @Override
                    public List<Tensor> forward(List<Tensor> batch) {
                        throw new IllegalStateException("simulated");
                    }

                    @Override
                    public void close() {
                        closed.incrementAndGet();
                    }
                },
                shares,
                2);
        assertThatThrownBy(() -> model.forward(List.of())).hasMessage("simulated");
        assertThat(CompletableFuture.supplyAsync(() -> shares.with(2, () -> "free"))
                        .get(10, TimeUnit.SECONDS))
                .isEqualTo("free");
        model.close();
        assertThat(closed.get()).isEqualTo(1);
    }
}
