package org.affectlab.inference.batching;

import java.time.Instant;

/** The two clocks that a queue needs; tests bring their own. Thread-safe. */
public interface TimeSource {
    /** Monotonic; only differences mean something. */
    long nanoTime();

    /** Wall clock, in which callers state their deadlines. */
    Instant now();

    static TimeSource system() {
        return new TimeSource() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }
        };
    }
}
