package org.affectlab.inference.batching;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread on which the futures of one model are completed, one task for each batch. Callers should still hang slow work on a future with
 * the {@code …Async} methods: when 64 batches wait here for a slow listener, the worker completes its own answers, and so the slowness comes
 * back as a full queue instead of as unbounded memory. No task is ever lost, not even after {@link #close()}.
 */
public final class AnswerThread implements Executor, AutoCloseable {
    private static final int MAX_WAITING = 64;

    private final ThreadPoolExecutor executor;

    public AnswerThread(String name) {
        executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                },
                (task, full) -> task.run());
        // A thread that exists cannot fail to be created later, when memory is short.
        executor.prestartCoreThread();
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Runs what is waiting, then ends the thread; waits for it at most {@code timeout}. */
    public void close(Duration timeout) throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** As {@link #close(Duration)} without waiting. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
