package org.affectlab.servicekit.upload;

import static java.util.Objects.requireNonNull;

import java.util.function.LongSupplier;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * Holds one body to the minimum rate, window after window, so that a fast start does not pay for a slow rest. Judges when something has
 * arrived; a client that sends nothing at all ends by the container's own read timeout. For one thread.
 */
final class RateWatch {
    private final MinimumRate minimum;
    private final LongSupplier nanoTime;

    private long windowStart;
    private long windowBytes;

    /** The first window begins now. */
    RateWatch(MinimumRate minimum, LongSupplier nanoTime) {
        this.minimum = requireNonNull(minimum, "minimum is null");
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
        this.windowStart = nanoTime.getAsLong();
    }

    /** @throws ProblemException UPLOAD_TIMEOUT when a window is over that had too few bytes */
    void arrived(int bytes) {
        windowBytes += bytes;
        long now = nanoTime.getAsLong();
        long elapsed = now - windowStart;
        if (elapsed < minimum.window().toNanos()) {
            return;
        }
        if (!minimum.isMetBy(windowBytes, elapsed)) {
            throw new ProblemException(
                    ProblemCode.UPLOAD_TIMEOUT,
                    "The body arrives with less than " + minimum.bytesPerSecond() + " bytes per second.");
        }
        windowStart = now;
        windowBytes = 0;
    }
}
