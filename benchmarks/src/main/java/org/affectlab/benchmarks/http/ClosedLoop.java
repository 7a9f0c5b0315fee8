package org.affectlab.benchmarks.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Supplier;

/** Each connection sends its next request when the last one is answered: finds out what a service can do at most. */
public final class ClosedLoop implements Workload {
    private final Supplier<PreparedRequest> requests;
    private final long count;
    private final Duration duration;
    private long endNanos;
    private long sent;

    private ClosedLoop(Supplier<PreparedRequest> requests, long count, Duration duration) {
        this.requests = requireNonNull(requests, "requests is null");
        this.count = count;
        this.duration = requireNonNull(duration, "duration is null");
    }

    public static ClosedLoop lasting(Duration duration, Supplier<PreparedRequest> requests) {
        return new ClosedLoop(requests, Long.MAX_VALUE, duration);
    }

    public static ClosedLoop of(long count, Supplier<PreparedRequest> requests) {
        return new ClosedLoop(requests, count, Duration.ofDays(1));
    }

    @Override
    public void start(long nowNanos) {
        endNanos = nowNanos + duration.toNanos();
    }

    @Override
    public long dueNanos(long nowNanos, int free) {
        return free > 0 && !over(nowNanos) ? nowNanos : NEVER;
    }

    @Override
    public PreparedRequest next() {
        sent++;
        return requests.get();
    }

    @Override
    public boolean over(long nowNanos) {
        return sent >= count || nowNanos - endNanos >= 0;
    }
}
