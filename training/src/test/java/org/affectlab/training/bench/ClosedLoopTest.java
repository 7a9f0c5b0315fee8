package org.affectlab.training.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a model that answers one item every 10 ms of a clock that only the model moves. */
@Timeout(30)
class ClosedLoopTest {
    private static final long STEP = 10_000_000;

    private final AtomicLong now = new AtomicLong();
    private final LinkedBlockingQueue<CompletableFuture<List<Tensor>>> waiting = new LinkedBlockingQueue<>();
    private int most;

    private ClosedLoop loop(int inFlight) {
        return new ClosedLoop(
                this::submit, List.of(List.of(Tensor.ofFloats(new float[] {1}, 1))), inFlight, Instant.MAX, now::get);
    }

    private CompletableFuture<List<Tensor>> submit(InferenceRequest request) {
        CompletableFuture<List<Tensor>> answer = new CompletableFuture<>();
        waiting.add(answer);
        return answer;
    }

    private ClosedLoop.Result run(ClosedLoop loop, int slots, Runnable beforeEach) throws Exception {
        AtomicReference<ClosedLoop.Result> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                result.set(loop.run(10 * STEP, 100 * STEP));
            } catch (Throwable thrown) {
                failure.set(thrown);
            }
        });
        caller.start();
        // The first items are sent one by one from the caller's thread; no answer comes before all are there.
        Queue<CompletableFuture<List<Tensor>>> first = new ArrayDeque<>();
        while (first.size() < slots) {
            first.add(waiting.take());
        }
        // It has seen to the last one, too, once it waits for answers.
        while (caller.isAlive() && caller.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        waiting.addAll(first);
        for (CompletableFuture<List<Tensor>> next = waiting.poll(); next != null; next = waiting.poll()) {
            most = Math.max(most, waiting.size() + 1);
            now.addAndGet(STEP);
            beforeEach.run();
            next.complete(List.of());
        }
        caller.join();
        if (failure.get() instanceof RuntimeException thrown) {
            throw thrown;
        }
        return result.get();
    }

    @Test
    void measuresSpeedAndTimeOfTheModel() throws Exception {
        ClosedLoop.Result result = run(loop(4), 4, () -> {});
        assertThat(most).isEqualTo(4);
        assertThat(result.itemsPerSecond()).isCloseTo(100, within(1.01));
        assertThat(result.p50Millis()).isCloseTo(40, within(0.001));
        assertThat(result.p99Millis()).isCloseTo(40, within(0.001));
    }

    @Test
    void aFailedAnswerEndsTheMeasurement() {
        AtomicLong answers = new AtomicLong();
        assertThatThrownBy(() -> run(loop(2), 2, () -> {
                    if (answers.incrementAndGet() == 30) {
                        waiting.forEach(each -> each.completeExceptionally(new IllegalArgumentException("simulated")));
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("simulated");
    }
}
