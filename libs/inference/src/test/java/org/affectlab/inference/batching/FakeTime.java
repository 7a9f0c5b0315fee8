package org.affectlab.inference.batching;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when a test says so. Both clocks move together. */
public final class FakeTime implements TimeSource {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    // Close to the overflow, so that comparisons of absolute values would be found out.
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
    private final long startNanos = nanos.get();

    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    public void advanceMillis(long millis) {
        advance(Duration.ofMillis(millis));
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanos.get() - startNanos);
    }
}
