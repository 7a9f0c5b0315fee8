package org.affectlab.training.run;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks a training to stop between two steps, and never within one: a process that ends while libtorch computes would crash. What was done
 * since the last checkpoint is lost. Thread-safe.
 */
public final class StopSignal {
    private final AtomicBoolean requested = new AtomicBoolean();

    public void request() {
        requested.set(true);
    }

    /** @throws StoppedException if a stop was requested */
    public void check() {
        if (requested.get()) {
            throw new StoppedException();
        }
    }

    /** A training was stopped on request. */
    public static final class StoppedException extends RuntimeException {
        StoppedException() {
            super("stopped; the same command goes on after the last finished epoch");
        }
    }
}
