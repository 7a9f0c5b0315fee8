package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.affectlab.inference.InferenceException;
import org.affectlab.servicekit.client.Caller;

/**
 * Sends the items of one request to a model, at most so many at a time, each made only when it is sent; so a long request neither fills the model's queue nor
 * holds all its items. When the queue is full, items that are already under way are awaited before the next try; a request that has none under way is
 * refused as long as it has had no answer, and waits once it has, since what is done would be lost. Items that nobody waits for any more (a failure, the
 * deadline, a client that has gone) are dropped from the queue. For one request and one thread; to be closed with its end.
 *
 * @param <T> an answer
 */
public final class ItemQueue<T> implements AutoCloseable {
    private static final long PAUSE_MILLIS = 20;

    private final int maxInFlight;
    private final Caller caller;
    private final AtomicBoolean abandoned = new AtomicBoolean();
    private final Deque<CompletableFuture<T>> inFlight = new ArrayDeque<>();
    private final Deque<T> ready = new ArrayDeque<>();
    private boolean begun;

    public ItemQueue(int maxInFlight, Caller caller) {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("maxInFlight must be greater than zero");
        }
        this.maxInFlight = maxInFlight;
        this.caller = requireNonNull(caller, "caller is null");
    }

    /** Fit to be the {@code cancelled} of this request's items: true once nobody waits for any of them. Thread-safe. */
    public BooleanSupplier abandoned() {
        return abandoned::get;
    }

    /**
     * The answers to items 0 to count - 1, in that order. May be called again for more items.
     *
     * @param maker makes an item; what it gives sends the item, and is asked again when the queue was full. It never blocks
     * @param answered is told before each item is made, and after each answer, how many answers there are
     * @throws InferenceException what the queue said
     * @throws org.affectlab.servicekit.problem.ProblemException DEADLINE_EXCEEDED
     * @throws org.affectlab.servicekit.problem.ClientGoneException if the client has left
     */
    public List<T> answers(int count, IntFunction<Supplier<CompletableFuture<T>>> maker, IntConsumer answered) {
        for (int item = 0; item < count; item++) {
            makeRoom();
            answered.accept(ready.size());
            inFlight.add(sent(maker.apply(item)));
        }
        while (!inFlight.isEmpty()) {
            awaitOldest();
            answered.accept(ready.size());
        }
        return take(count);
    }

    /**
     * Sends items 0 to count - 1 without waiting for their answers, which {@link #take} gives in the order of sending; so that the next items can be made while the
     * model works. Waits where there would be too many under way.
     *
     * @param maker as for {@link #answers}, which is not to be called as long as answers are to be taken
     */
    public void send(int count, IntFunction<Supplier<CompletableFuture<T>>> maker) {
        for (int item = 0; item < count; item++) {
            makeRoom();
            inFlight.add(sent(maker.apply(item)));
        }
    }

    /**
     * The next answers, for which it waits.
     *
     * @param count at most as many as were sent and not taken
     */
    public List<T> take(int count) {
        List<T> taken = new ArrayList<>(count);
        while (taken.size() < count) {
            if (ready.isEmpty()) {
                awaitOldest();
            }
            taken.add(ready.remove());
        }
        return taken;
    }

    private void makeRoom() {
        if (inFlight.size() == maxInFlight) {
            awaitOldest();
        }
    }

    private CompletableFuture<T> sent(Supplier<CompletableFuture<T>> sender) {
        while (true) {
            caller.check();
            CompletableFuture<T> future = sender.get();
            if (!refused(future) || (inFlight.isEmpty() && !begun)) {
                return future;
            }
            if (inFlight.isEmpty()) {
                caller.await(CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)));
            } else {
                awaitOldest();
            }
        }
    }

    private void awaitOldest() {
        ready.add(caller.await(inFlight.remove()));
        begun = true;
    }

    private static boolean refused(CompletableFuture<?> future) {
        if (!future.isCompletedExceptionally()) {
            return false;
        }
        Throwable failure = future.handle((answer, error) -> error).join();
        return failure instanceof InferenceException reason && reason.code() == InferenceException.Code.QUEUE_FULL;
    }

    /** Tells the model's queue that nobody waits any more; without effect on items that are done. */
    @Override
    public void close() {
        abandoned.set(true);
    }
}
