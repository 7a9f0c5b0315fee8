package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to use a model for a while, as long as one request takes. Until it is closed the model takes {@link ServedModel#submit
 * requests} and keeps its memory, also when a newer version has taken its place or it is to be unloaded meanwhile. So: close it as soon as
 * the last answer is there, in a {@code try} block. Thread-safe; closing twice does nothing.
 */
public final class ModelLease implements AutoCloseable {
    private final ServedModel model;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    ModelLease(ServedModel model, Runnable release) {
        this.model = requireNonNull(model, "model is null");
        this.release = requireNonNull(release, "release is null");
    }

    public ServedModel model() {
        return model;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
