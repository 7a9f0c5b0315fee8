package org.affectlab.media;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.affectlab.media.MediaException.Reason;

/**
 * Ends a decode that takes too long or whose thread was interrupted. Time spent waiting for the caller's stream does not
 * count: a slow sender is not a hostile file. Confined to one thread.
 */
final class DecodeGuard {
    private final Duration maxTime;
    private final LongSupplier nanoClock;
    private long deadline;

    DecodeGuard(Duration maxTime, LongSupplier nanoClock) {
        this.maxTime = requireNonNull(maxTime, "maxTime is null");
        this.nanoClock = requireNonNull(nanoClock, "nanoClock is null");
        this.deadline = nanoClock.getAsLong() + maxTime.toNanos();
    }

    long now() {
        return nanoClock.getAsLong();
    }

    /** Moves the deadline by the time since {@code waitingSince}, a value of {@link #now()}. */
    void waited(long waitingSince) {
        deadline += now() - waitingSince;
    }

    boolean ended() {
        return now() - deadline > 0 || Thread.currentThread().isInterrupted();
    }

    /**
     * @throws MediaException when the time is over
     * @throws CancellationException when the thread was interrupted; its interrupt flag stays set
     */
    void check() throws MediaException {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while decoding");
        }
        if (now() - deadline > 0) {
            throw new MediaException(Reason.UNDECODABLE, "Decoding took longer than " + maxTime.toMillis() + " ms");
        }
    }
}
