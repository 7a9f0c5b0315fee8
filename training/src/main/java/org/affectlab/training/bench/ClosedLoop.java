package org.affectlab.training.bench;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.Tensor;

/**
 * Keeps a fixed number of items with a model: each answer sends the next item, until the time is over. Times count from submission to answer,
 * so they include the wait in the queue. One answer that fails ends the measurement. For one run; answers may come on any thread.
 */
final class ClosedLoop {
    private final Function<InferenceRequest, CompletableFuture<List<Tensor>>> model;
    private final List<List<Tensor>> items;
    private final LongSupplier nanoTime;
    private final CountDownLatch running;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Instant deadline;
    private long measureFrom;
    private long measureUntil;
    private long[] times = new long[1024];
    private int count;

    /**
     * @param items to send, in turn
     * @param inFlight how many are with the model at any time
     * @param deadline of every item
     */
    ClosedLoop(
            Function<InferenceRequest, CompletableFuture<List<Tensor>>> model,
            List<List<Tensor>> items,
            int inFlight,
            Instant deadline,
            LongSupplier nanoTime) {
        this.model = model;
        this.items = items;
        this.deadline = deadline;
        this.nanoTime = nanoTime;
        this.running = new CountDownLatch(inFlight);
    }

    /**
     * @param settleNanos that pass before anything counts
     * @param measureNanos that count
     * @throws IllegalStateException if an answer failed
     */
    Result run(long settleNanos, long measureNanos) throws InterruptedException {
        synchronized (this) {
            measureFrom = nanoTime.getAsLong() + settleNanos;
            measureUntil = measureFrom + measureNanos;
        }
        long slots = running.getCount();
        for (int slot = 0; slot < slots; slot++) {
            send(slot);
        }
        running.await();
        Throwable reason = failure.get();
        if (reason != null) {
            throw new IllegalStateException("the model failed during the measurement: " + reason.getMessage(), reason);
        }
        return result(measureNanos);
    }

    private void send(int turn) {
        long sent = nanoTime.getAsLong();
        model.apply(new InferenceRequest(items.get(turn % items.size()), "bench-" + turn % 16, deadline, () -> false))
                .whenComplete((answer, reason) -> {
                    if (reason != null) {
                        failure.compareAndSet(null, reason);
                    }
                    if (reason == null && failure.get() == null && record(sent, nanoTime.getAsLong())) {
                        send(turn + 1);
                    } else {
                        running.countDown();
                    }
                });
    }

    /** Whether there is time for another. */
    private synchronized boolean record(long sent, long answered) {
        if (answered >= measureFrom && answered < measureUntil) {
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
            }
            times[count++] = answered - sent;
        }
        return answered < measureUntil;
    }

    private synchronized Result result(long measureNanos) {
        if (count == 0) {
            throw new IllegalStateException("no answer came in the measured time: give more seconds to each cell");
        }
        long[] sorted = Arrays.copyOf(times, count);
        Arrays.sort(sorted);
        return new Result(count / (measureNanos / 1e9), percentile(sorted, 0.5), percentile(sorted, 0.99));
    }

    private static double percentile(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }

    /** What was measured: items a second and milliseconds (nearest rank). */
    record Result(double itemsPerSecond, double p50Millis, double p99Millis) {}
}
