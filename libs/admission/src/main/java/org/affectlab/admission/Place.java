package org.affectlab.admission;

import java.util.concurrent.atomic.AtomicBoolean;

/** One of the {@link Places}. Closing gives it back; closing again does nothing. Thread-safe. */
public final class Place implements AutoCloseable {
    private final Places places;
    private final String caller;
    private final AtomicBoolean closed = new AtomicBoolean();

    Place(Places places, String caller) {
        this.places = places;
        this.caller = caller;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            places.leave(caller);
        }
    }
}
