package org.affectlab.inference.batching;

/** Where a forward waits until it may use the processors, so that busy models do not use them twice. Thread-safe. */
@FunctionalInterface
public interface ForwardGate {
    /** Waits, runs the forward on the calling thread and lets the next one in, also when it throws. */
    void pass(Runnable forward);
}
