package org.affectlab.inference.batching;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.affectlab.inference.DimensionSizes;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ItemTimes;
import org.affectlab.inference.ItemWatcher;
import org.affectlab.inference.Priority;
import org.affectlab.inference.Tensor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One accepted request on its way. Answered at most once: of several attempts to answer, the first one counts and the others return false.
 * Thread-safe.
 */
public final class QueuedItem {
    private static final Logger LOG = LoggerFactory.getLogger(QueuedItem.class);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final List<Tensor> inputs;
    private final String caller;
    private final long byteSize;
    private final long enqueuedAtNanos;
    private final long deadlineNanos;
    private final BooleanSupplier cancelled;
    private final Priority priority;
    private final DimensionSizes sizes;
    private final DimensionSizes engineSizes;
    private final Consumer<ItemTimes> watch;
    private final CompletableFuture<List<Tensor>> answer = new CompletableFuture<>();
    private @Nullable Place place;

    private QueuedItem(
            InferenceRequest request,
            DimensionSizes sizes,
            DimensionSizes engineSizes,
            long enqueuedAtNanos,
            long deadlineNanos,
            Consumer<ItemTimes> watch) {
        this.watch = watch;
        this.priority = request.priority();
        this.sizes = sizes;
        this.engineSizes = engineSizes;
        this.inputs = request.inputs();
        this.caller = request.caller();
        this.byteSize = request.byteSize();
        this.cancelled = request.cancelled();
        this.enqueuedAtNanos = enqueuedAtNanos;
        this.deadlineNanos = deadlineNanos;
    }

    /** An item of a model without free dimensions. */
    public static QueuedItem of(InferenceRequest request, TimeSource time) {
        return of(request, DimensionSizes.none(), DimensionSizes.none(), time, ItemWatcher.NOBODY);
    }

    /**
     * The deadline is moved to the monotonic clock here, so that a later step of the wall clock changes nothing.
     *
     * @param sizes of the free dimensions in the inputs
     * @param engineSizes those that the engine sees
     * @param watch told once it is computed
     */
    public static QueuedItem of(
            InferenceRequest request,
            DimensionSizes sizes,
            DimensionSizes engineSizes,
            TimeSource time,
            Consumer<ItemTimes> watch) {
        requireNonNull(request, "request is null");
        Duration left = Duration.between(time.now(), request.deadline());
        Duration bounded = left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left;
        long now = time.nanoTime();
        return new QueuedItem(
                request, sizes, engineSizes, now, now + (bounded.isNegative() ? 0 : bounded.toNanos()), watch);
    }

    /** Why computing this item would be a waste, if it would be. */
    Optional<Code> deadBecause(long nowNanos) {
        if (answer.isDone() || isCancelled()) {
            return Optional.of(Code.CANCELLED);
        }
        return nowNanos - deadlineNanos >= 0 ? Optional.of(Code.DEADLINE_EXCEEDED) : Optional.empty();
    }

    private boolean isCancelled() {
        try {
            return cancelled.getAsBoolean();
        } catch (RuntimeException e) {
            // A caller that cannot say whether it waits is taken to wait.
            return false;
        }
    }

    void computed(ItemTimes times) {
        if (watch != ItemWatcher.NOBODY) {
            try {
                watch.accept(times);
            } catch (RuntimeException e) {
                LOG.debug("whoever watches an item failed", e);
            }
        }
    }

    boolean complete(List<Tensor> outputs) {
        return answer.complete(outputs);
    }

    public boolean fail(InferenceException reason) {
        return answer.completeExceptionally(reason);
    }

    public CompletableFuture<List<Tensor>> answer() {
        return answer;
    }

    List<Tensor> inputs() {
        return inputs;
    }

    String caller() {
        return caller;
    }

    Priority priority() {
        return priority;
    }

    /** The sizes of the free dimensions of this item. */
    DimensionSizes sizes() {
        return sizes;
    }

    /** Items share a batch only if these are equal. */
    DimensionSizes engineSizes() {
        return engineSizes;
    }

    /** To be called once, under the lock of the queue that accepts the item. */
    void takePlace(Place taken) {
        place = taken;
    }

    /** To be asked under the lock of the queue that accepted the item. */
    Place place() {
        return requireNonNull(place, "the item is in no queue");
    }

    long byteSize() {
        return byteSize;
    }

    long enqueuedAtNanos() {
        return enqueuedAtNanos;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }
}
