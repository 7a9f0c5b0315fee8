package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.affectlab.inference.memory.NativeHeap;
import org.affectlab.inference.memory.ProcessMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a model: no more leases, then (at most {@code retireTimeout}) the end of those that are open, then that of what waits in its
 * queue, then its memory is freed, the C library is asked to give free memory back, and what that brought is measured. Whoever asks for the
 * model after the timeout is refused. One thread frees one model after the other. Thread-safe.
 */
final class Retirement implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int MEBIBYTE = 1 << 20;

    private final Duration timeout;
    private final Duration drainTimeout;
    private final ProcessMemory memory;
    private final NativeHeap heap;
    private final LifecycleMetrics metrics;
    private final Set<LoadedModel> retiring = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> Threads.daemon(task, "inference-retirer"));

    Retirement(
            Duration timeout, Duration drainTimeout, ProcessMemory memory, NativeHeap heap, LifecycleMetrics metrics) {
        this.timeout = requireNonNull(timeout, "timeout is null");
        this.drainTimeout = requireNonNull(drainTimeout, "drainTimeout is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.heap = requireNonNull(heap, "heap is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
    }

    /** Begins and returns at once; done, with the freed bytes, when the model is gone. */
    CompletableFuture<Long> begin(LoadedModel model) {
        retiring.add(model);
        model.retire();
        return model.unused()
                .copy()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .handleAsync(
                        (ended, late) -> {
                            if (late != null) {
                                LOG.warn(
                                        "{} is still used by {} requests after {}; they are refused from here on",
                                        name(model),
                                        model.leases(),
                                        timeout);
                            }
                            return free(model);
                        },
                        thread);
    }

    /** Frees a model that nobody uses, on the calling thread; false if somebody does. */
    boolean nowIfUnused(LoadedModel model) {
        if (!model.retireIfUnused()) {
            return false;
        }
        free(model);
        return true;
    }

    private long free(LoadedModel model) {
        OptionalLong before = memory.resident();
        long start = System.nanoTime();
        drain(model.model());
        model.model().close();
        boolean trimmed = heap.trim();
        OptionalLong after = memory.resident();
        long freed = before.isPresent() && after.isPresent() ? before.getAsLong() - after.getAsLong() : 0;
        retiring.remove(model);
        metrics.freed(freed);
        LOG.info(
                "{} {} is unloaded after {} ms; resident set {} MiB before and {} MiB after{}",
                name(model),
                model.model().digest(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                before.orElse(0) / MEBIBYTE,
                after.orElse(0) / MEBIBYTE,
                trimmed ? ", free memory given back" : "");
        return freed;
    }

    /** For those that found the model without a lease: what they have submitted is computed. */
    private void drain(ServedModel model) {
        long deadline = System.nanoTime() + drainTimeout.toNanos();
        while (!closing
                && model.pending() > 0
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static ModelKey name(LoadedModel model) {
        return new ModelKey(
                model.model().manifest().name(), model.model().manifest().version());
    }

    int count() {
        return retiring.size();
    }

    /** Lets the model that is being freed end, then frees the others without waiting for their leases. */
    @Override
    public void close() {
        closing = true;
        thread.shutdown();
        try {
            // Not interrupted: a model whose end is broken off keeps its memory.
            thread.awaitTermination(drainTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        retiring.forEach(model -> model.model().close());
    }
}
