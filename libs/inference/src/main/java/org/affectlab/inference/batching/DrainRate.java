package org.affectlab.inference.batching;

import java.time.Duration;
import java.util.ArrayDeque;

/**
 * How fast a queue was emptied of late, and when it will therefore have room again. Remembers at most 64 batches of the last 30 seconds.
 * Not thread-safe: guarded by the queue's lock.
 */
final class DrainRate {
    private static final int MAX_BATCHES = 64;
    private static final long WINDOW_NANOS = Duration.ofSeconds(30).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration UNKNOWN = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ArrayDeque<Drained> batches = new ArrayDeque<>();

    private record Drained(long atNanos, int items) {}

    void record(long nowNanos, int items) {
        batches.addLast(new Drained(nowNanos, items));
        forget(nowNanos);
    }

    /** Time until {@code items} items have left at the recent rate, 100 ms to 60 s; 1 s as long as no rate is known. */
    Duration timeFor(int items, long nowNanos) {
        double rate = itemsPerSecond(nowNanos);
        if (rate == 0) {
            return UNKNOWN;
        }
        double nanos = items / rate * NANOS_PER_SECOND;
        Duration estimate = Duration.ofNanos((long) Math.min(nanos, LONGEST.toNanos()));
        return estimate.compareTo(SHORTEST) < 0 ? SHORTEST : estimate;
    }

    /** The recent rate; zero as long as none is known. */
    double itemsPerSecond(long nowNanos) {
        forget(nowNanos);
        if (batches.isEmpty()) {
            return 0;
        }
        long elapsed = nowNanos - batches.getFirst().atNanos();
        // The oldest batch left at the beginning of the interval, so it is not part of what left during it.
        long drained = batches.stream().skip(1).mapToLong(Drained::items).sum();
        return elapsed <= 0 ? 0 : drained * NANOS_PER_SECOND / elapsed;
    }

    private void forget(long nowNanos) {
        while (!batches.isEmpty()
                && (batches.size() > MAX_BATCHES
                        || nowNanos - batches.getFirst().atNanos() > WINDOW_NANOS)) {
            batches.removeFirst();
        }
    }
}
