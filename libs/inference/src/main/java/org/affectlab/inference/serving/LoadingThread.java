package org.affectlab.inference.serving;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;

/** The one thread that changes a repository, one change after the other. Every change ends, also when the thread is closed. Thread-safe. */
final class LoadingThread {
    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(task -> Threads.daemon(task, "inference-loader"));
    private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();

    /** Done with the result of the change, or fails with what it threw; with {@code MODEL_NOT_READY} if it is not begun any more. */
    <T> CompletableFuture<T> run(Supplier<T> change) {
        CompletableFuture<T> result = new CompletableFuture<>();
        open.add(result);
        try {
            executor.execute(() -> {
                try {
                    result.complete(change.get());
                } catch (Throwable failure) {
                    result.completeExceptionally(failure);
                } finally {
                    open.remove(result);
                }
            });
        } catch (RejectedExecutionException late) {
            open.remove(result);
            result.completeExceptionally(closed());
        }
        return result;
    }

    private static InferenceException closed() {
        return new InferenceException(Code.MODEL_NOT_READY, "the repository is closed");
    }

    boolean isClosed() {
        return executor.isShutdown();
    }

    /** Interrupts what runs and waits for it; what has not begun fails. */
    void close(Duration timeout) throws InterruptedException {
        executor.shutdownNow();
        try {
            executor.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            open.forEach(result -> result.completeExceptionally(closed()));
        }
    }
}
