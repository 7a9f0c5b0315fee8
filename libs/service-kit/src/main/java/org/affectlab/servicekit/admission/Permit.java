package org.affectlab.servicekit.admission;

import java.util.concurrent.atomic.AtomicBoolean;

/** One request's place in the service. Closing gives it back and may be repeated. Thread-safe. */
public final class Permit implements AutoCloseable {
    private final Admission admission;
    private final String caller;
    private final AtomicBoolean closed = new AtomicBoolean();

    Permit(Admission admission, String caller) {
        this.admission = admission;
        this.caller = caller;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            admission.leave(caller);
        }
    }
}
