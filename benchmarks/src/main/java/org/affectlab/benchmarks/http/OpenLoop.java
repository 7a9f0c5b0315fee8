package org.affectlab.benchmarks.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Requests arrive when they arrive, whatever became of those before them: independent clients, so the gaps are exponential (a Poisson process,
 * drawn from a seed). The schedule does not wait for the service, hence there is no coordinated omission.
 */
public final class OpenLoop implements Workload {
    private final double meanGapNanos;
    private final Duration duration;
    private final Random random;
    private final Supplier<PreparedRequest> requests;
    private long endNanos;
    private long nextNanos;

    /** @param rate requests a second */
    public OpenLoop(double rate, Duration duration, long seed, Supplier<PreparedRequest> requests) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("rate must be greater than zero, not " + rate);
        }
        this.meanGapNanos = 1e9 / rate;
        this.duration = requireNonNull(duration, "duration is null");
        this.random = new Random(seed);
        this.requests = requireNonNull(requests, "requests is null");
    }

    @Override
    public void start(long nowNanos) {
        endNanos = nowNanos + duration.toNanos();
        nextNanos = nowNanos + gap();
    }

    private long gap() {
        return (long) (-Math.log(1 - random.nextDouble()) * meanGapNanos);
    }

    @Override
    public long dueNanos(long nowNanos, int free) {
        return nextNanos - endNanos >= 0 ? NEVER : nextNanos;
    }

    @Override
    public PreparedRequest next() {
        nextNanos += gap();
        return requests.get();
    }

    @Override
    public boolean over(long nowNanos) {
        return nextNanos - endNanos >= 0;
    }
}
