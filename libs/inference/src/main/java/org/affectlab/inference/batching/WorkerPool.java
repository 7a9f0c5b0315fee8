package org.affectlab.inference.batching;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inference threads of one model: fixed daemon platform threads, because a virtual thread inside a native call would pin its carrier.
 *
 * <p>Each worker prepares itself (thread settings of the engine, warm-up), then takes batches until the queue is closed. A throwable that
 * escapes a batch is counted, the items of the batch are answered, and the worker goes on.
 */
public final class WorkerPool {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    /** What a worker does on its own thread before its first batch; a throwable keeps the whole pool from starting. */
    public interface Preparation {
        void run() throws Exception;
    }

    private final BatchQueue queue;
    private final Supplier<BatchRunner> runners;
    private final Preparation preparation;
    private final InferenceMetrics metrics;
    private final List<Thread> threads = new ArrayList<>();
    private final List<CompletableFuture<Void>> prepared = new ArrayList<>();

    public WorkerPool(
            String name,
            int workers,
            BatchQueue queue,
            Supplier<BatchRunner> runners,
            Preparation preparation,
            InferenceMetrics metrics) {
        this.queue = queue;
        this.runners = runners;
        this.preparation = preparation;
        this.metrics = metrics;
        for (int worker = 0; worker < workers; worker++) {
            CompletableFuture<Void> ready = new CompletableFuture<>();
            Thread thread = new Thread(() -> work(ready), name + "-" + worker);
            thread.setDaemon(true);
            prepared.add(ready);
            threads.add(thread);
        }
    }

    /** Starts all workers; the future fails with the first preparation that fails. To be called once. */
    public CompletableFuture<Void> start() {
        threads.forEach(Thread::start);
        return CompletableFuture.allOf(prepared.toArray(CompletableFuture<?>[]::new));
    }

    private void work(CompletableFuture<Void> ready) {
        BatchRunner runner;
        try {
            preparation.run();
            runner = runners.get();
            ready.complete(null);
        } catch (Throwable failure) {
            ready.completeExceptionally(failure);
            return;
        }
        boolean open = true;
        while (open) {
            open = workOnce(runner);
        }
    }

    private boolean workOnce(BatchRunner runner) {
        List<QueuedItem> batch = List.of();
        try {
            batch = queue.take();
            if (batch.isEmpty()) {
                return false;
            }
            runner.run(batch);
        } catch (Throwable failure) {
            metrics.workerError();
            LOG.error("worker survived", failure);
            // Those that were answered already stay as they are.
            batch.forEach(item -> item.fail(new InferenceException(Code.MODEL_FAILED, "the worker failed", failure)));
        }
        return true;
    }

    public int alive() {
        return (int) threads.stream().filter(Thread::isAlive).count();
    }

    /** Waits until all workers have ended, which they do after the queue was closed; false if the time was too short. */
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (Thread thread : threads) {
            long leftMillis =
                    Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis());
            thread.join(leftMillis);
        }
        return alive() == 0;
    }
}
