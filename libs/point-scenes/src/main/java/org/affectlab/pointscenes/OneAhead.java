package org.affectlab.pointscenes;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Things in the order of their making, the next one being made on a thread of its own while the last one is used. What the maker throws, {@link #take} throws. For
 * one thread; when {@link #close} returns, the maker runs no more.
 */
final class OneAhead<T> implements AutoCloseable {
    private final Supplier<T> maker;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "point-scenes-ahead");
        made.setDaemon(true);
        return made;
    });
    private Future<T> next;

    OneAhead(Supplier<T> maker) {
        this.maker = maker;
        this.next = thread.submit(maker::get);
    }

    /** The next one, waiting for it where need be. */
    T take() throws InterruptedException {
        try {
            T taken = next.get();
            next = thread.submit(maker::get);
            return taken;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits for what is being made, interrupted or not: memory that it uses may be given back afterwards. */
    @Override
    public void close() {
        thread.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = thread.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
