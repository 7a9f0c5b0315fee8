package org.affectlab.servicekit.upload;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The slowest that a body may arrive. Without it a client that sends a byte now and then would hold its place, which others wait for, until
 * its deadline. Immutable.
 *
 * @param bytesPerSecond 0 is no minimum
 * @param window over which the rate is taken; the first is the grace in which a body may be as slow as it likes
 */
public record MinimumRate(long bytesPerSecond, Duration window) {
    /** Every rate will do. */
    public static final MinimumRate NONE = new MinimumRate(0, Duration.ofDays(1));

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    public MinimumRate {
        requireNonNull(window, "window is null");
        if (bytesPerSecond < 0 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("bytesPerSecond must not be negative and window must be positive");
        }
    }

    /** Whether so many bytes in so long a time, which is at least one window, are enough. */
    boolean isMetBy(long bytes, long nanos) {
        return bytes >= bytesPerSecond * (nanos / NANOS_PER_SECOND);
    }
}
