package org.affectlab.inference.batching;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.InferenceException.Code;

/**
 * The queue of one model, and the forming of batches.
 *
 * <ul>
 *   <li>Bounded in items and in bytes, over all and for each caller ({@link CallerShares}); an item is accepted or refused in one step.
 *   <li>Only items with equal {@link QueuedItem#engineSizes()} share a batch, and it never has more items than {@code maxBatchSize}.
 *   <li>Callers take turns ({@link FairTurns}); interactive items go first, bulk items have a guaranteed share ({@link PriorityShare}). The
 *       items of one caller, priority and shape start in their order.
 *   <li>Where the waiting items fit no bucket of the policy, the batch is padded or cut as {@link ForwardTimes} finds cheaper.
 *   <li>A batch is due when it is full, when its oldest item has waited {@code maxDelayMillis} since its <em>arrival</em>, or when waiting on
 *       would let a deadline pass. Sizes do not wait for each other.
 *   <li>Expired and cancelled items are never in a batch, and they leave before an offer is refused for lack of room (cancelled ones are
 *       looked for at most every 10 µs for each item that waits, so that a flood of refused offers stays cheap); the listener gets them, outside
 *       the lock.
 * </ul>
 *
 * Thread-safe; any number of producers and workers.
 */
public final class BatchQueue {
    /** The answer to an offer. */
    public enum Offer {
        ACCEPTED,
        FULL,
        CLOSED
    }

    /** Gets items that left without being computed, on the thread that noticed it, without any lock held. */
    public interface DropListener {
        void dropped(QueuedItem item, Code reason);
    }

    private static final long SWEEP_NANOS_PER_ITEM = 10_000;

    private final int maxItems;
    private final long maxBytes;
    private final TimeSource time;
    private final DropListener dropListener;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final WaitingItems waiting;
    private final DrainRate drainRate = new DrainRate();
    private long sweptAtNanos;
    private boolean closed;

    public BatchQueue(BatchingPolicy policy, int maxItems, long maxBytes, TimeSource time, DropListener dropListener) {
        this(policy, new ForwardTimes(policy), maxItems, maxBytes, time, dropListener);
    }

    /** @param times of the model's forwards, which decide where a batch is cut that fits no bucket */
    public BatchQueue(
            BatchingPolicy policy,
            ForwardTimes times,
            int maxItems,
            long maxBytes,
            TimeSource time,
            DropListener dropListener) {
        if (maxItems < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("maxItems and maxBytes must be positive");
        }
        this.maxItems = maxItems;
        this.maxBytes = maxBytes;
        this.time = requireNonNull(time, "time is null");
        this.dropListener = requireNonNull(dropListener, "dropListener is null");
        this.waiting = new WaitingItems(policy, times);
        this.sweptAtNanos = time.nanoTime() - maxItems * SWEEP_NANOS_PER_ITEM;
    }

    public Offer offer(QueuedItem item) {
        List<DroppedItem> dead = new ArrayList<>();
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (!hasRoomFor(item)) {
                makeRoom(dead);
                if (!hasRoomFor(item)) {
                    return Offer.FULL;
                }
            }
            waiting.add(item);
            changed.signal();
            return Offer.ACCEPTED;
        } finally {
            lock.unlock();
            report(dead);
        }
    }

    private boolean hasRoomFor(QueuedItem item) {
        int freeItems = maxItems - waiting.size();
        long freeBytes = maxBytes - waiting.bytes();
        return freeItems > 0 && item.byteSize() <= freeBytes && waiting.admits(item, freeItems, freeBytes);
    }

    private void makeRoom(List<DroppedItem> dead) {
        long now = time.nanoTime();
        if (now - sweptAtNanos >= waiting.size() * SWEEP_NANOS_PER_ITEM) {
            sweptAtNanos = now;
            waiting.removeDead(now, dead);
        } else {
            waiting.removeExpired(now, dead);
        }
    }

    /** Blocks until a batch is due; an empty list means that the queue is closed. */
    public List<QueuedItem> take() throws InterruptedException {
        while (true) {
            List<DroppedItem> dead = new ArrayList<>();
            List<QueuedItem> batch;
            lock.lockInterruptibly();
            try {
                batch = removeDueBatch(dead);
                if (dead.isEmpty() && batch.isEmpty()) {
                    if (closed) {
                        return List.of();
                    }
                    awaitChange();
                }
            } finally {
                lock.unlock();
            }
            report(dead);
            if (!batch.isEmpty()) {
                return batch;
            }
        }
    }

    /** The batch that is due now; empty if none is. Never blocks. */
    public List<QueuedItem> poll() {
        List<DroppedItem> dead = new ArrayList<>();
        List<QueuedItem> batch;
        lock.lock();
        try {
            batch = removeDueBatch(dead);
        } finally {
            lock.unlock();
        }
        report(dead);
        return batch;
    }

    /** Removes expired and cancelled items; to be called now and then, so that they leave while all workers are busy too. */
    public void dropDead() {
        List<DroppedItem> dead = new ArrayList<>();
        lock.lock();
        try {
            waiting.removeDead(time.nanoTime(), dead);
        } finally {
            lock.unlock();
        }
        report(dead);
    }

    /** Refuses all further items, wakes all workers and gives back what was waiting, in order of arrival. */
    public List<QueuedItem> close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            return waiting.removeAll();
        } finally {
            lock.unlock();
        }
    }

    public int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    public long byteSize() {
        lock.lock();
        try {
            return waiting.bytes();
        } finally {
            lock.unlock();
        }
    }

    /** Whether every further item would be refused now; what is dead leaves first, as with an offer. */
    public boolean isFull() {
        List<DroppedItem> dead = new ArrayList<>();
        lock.lock();
        try {
            if (hasNoRoom()) {
                makeRoom(dead);
            }
            return hasNoRoom();
        } finally {
            lock.unlock();
            report(dead);
        }
    }

    private boolean hasNoRoom() {
        return waiting.size() >= maxItems || waiting.bytes() >= maxBytes;
    }

    /** When the queue will have emptied itself at its recent rate, 100 ms to 60 s. */
    public Duration retryAfter() {
        lock.lock();
        try {
            return drainRate.timeFor(Math.max(1, waiting.size()), time.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    public QueueView view() {
        lock.lock();
        try {
            long now = time.nanoTime();
            return new QueueView(
                    waiting.size(),
                    waiting.bytes(),
                    waiting.callers(),
                    Duration.ofNanos(waiting.oldestNanos(now)),
                    drainRate.itemsPerSecond(now));
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange() throws InterruptedException {
        if (waiting.size() == 0) {
            changed.await();
        } else {
            long now = time.nanoTime();
            changed.awaitNanos(waiting.dueAtNanos(now) - now);
        }
    }

    private List<QueuedItem> removeDueBatch(List<DroppedItem> dead) {
        long now = time.nanoTime();
        waiting.removeExpired(now, dead);
        List<QueuedItem> batch = waiting.removeDueBatch(now, dead);
        if (!batch.isEmpty()) {
            drainRate.record(now, batch.size());
            if (waiting.size() > 0) {
                changed.signal();
            }
        }
        return batch;
    }

    private void report(List<DroppedItem> dead) {
        dead.forEach(dropped -> dropListener.dropped(dropped.item(), dropped.reason()));
    }
}
