package org.affectlab.inference.serving;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The processors, shared by the forwards of all models in the order of their coming, so that busy models do not use them twice. Thread-safe. */
final class ProcessorShares {
    private final int processors;
    private final Semaphore free;

    ProcessorShares(int processors) {
        this.processors = processors;
        this.free = new Semaphore(processors, true);
    }

    /** Waits for so many processors, or for all if there are fewer, runs the task and gives them back. */
    <T> T with(int count, Supplier<T> task) {
        int granted = Math.min(count, processors);
        free.acquireUninterruptibly(granted);
        try {
            return task.get();
        } finally {
            free.release(granted);
        }
    }
}
