package org.affectlab.inference.batching;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.InferenceException.Code;

/**
 * The queue of one model, and the forming of batches.
 *
 * <ul>
 *   <li>Bounded in items and in bytes; an item is accepted or refused in one step, never half.
 *   <li>First in, first out, so the items of a caller start in their order.
 *   <li>A batch is due when it is full, when its oldest item has waited {@code maxDelayMillis} since its <em>arrival</em>, or when waiting on
 *       would let a deadline pass. It never has more items than {@code maxBatchSize}.
 *   <li>Expired and cancelled items leave before a batch is formed and before an offer is refused for lack of room; the listener gets them,
 *       outside the lock.
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

    private record Dropped(QueuedItem item, Code reason) {}

    private final int maxBatchSize;
    private final long maxDelayNanos;
    private final int maxItems;
    private final long maxBytes;
    private final TimeSource time;
    private final DropListener dropListener;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<QueuedItem> items = new ArrayDeque<>();
    private final DrainRate drainRate = new DrainRate();
    private long bytes;
    private boolean closed;

    public BatchQueue(BatchingPolicy policy, int maxItems, long maxBytes, TimeSource time, DropListener dropListener) {
        if (maxItems < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("maxItems and maxBytes must be positive");
        }
        this.maxBatchSize = policy.maxBatchSize();
        this.maxDelayNanos = TimeUnit.MILLISECONDS.toNanos(policy.maxDelayMillis());
        this.maxItems = maxItems;
        this.maxBytes = maxBytes;
        this.time = requireNonNull(time, "time is null");
        this.dropListener = requireNonNull(dropListener, "dropListener is null");
    }

    public Offer offer(QueuedItem item) {
        List<Dropped> dead = List.of();
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (!hasRoomFor(item)) {
                dead = removeDead();
                if (!hasRoomFor(item)) {
                    return Offer.FULL;
                }
            }
            items.addLast(item);
            bytes += item.byteSize();
            changed.signal();
            return Offer.ACCEPTED;
        } finally {
            lock.unlock();
            report(dead);
        }
    }

    private boolean hasRoomFor(QueuedItem item) {
        return items.size() < maxItems && item.byteSize() <= maxBytes - bytes;
    }

    /** Blocks until a batch is due; an empty list means that the queue is closed. */
    public List<QueuedItem> take() throws InterruptedException {
        while (true) {
            List<Dropped> dead;
            List<QueuedItem> batch;
            lock.lockInterruptibly();
            try {
                dead = removeDead();
                batch = removeDueBatch();
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
        List<Dropped> dead;
        List<QueuedItem> batch;
        lock.lock();
        try {
            dead = removeDead();
            batch = removeDueBatch();
        } finally {
            lock.unlock();
        }
        report(dead);
        return batch;
    }

    /** Removes expired and cancelled items; to be called now and then, so that they leave while all workers are busy too. */
    public void dropDead() {
        List<Dropped> dead;
        lock.lock();
        try {
            dead = removeDead();
        } finally {
            lock.unlock();
        }
        report(dead);
    }

    /** Refuses all further items, wakes all workers and gives back what was waiting. */
    public List<QueuedItem> close() {
        lock.lock();
        try {
            closed = true;
            List<QueuedItem> waiting = List.copyOf(items);
            items.clear();
            bytes = 0;
            changed.signalAll();
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    public int size() {
        lock.lock();
        try {
            return items.size();
        } finally {
            lock.unlock();
        }
    }

    public long byteSize() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /** When the queue will have emptied itself at its recent rate, 100 ms to 60 s. */
    public Duration retryAfter() {
        lock.lock();
        try {
            return drainRate.timeFor(Math.max(1, items.size()), time.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange() throws InterruptedException {
        if (items.isEmpty()) {
            changed.await();
        } else {
            changed.awaitNanos(dueAtNanos() - time.nanoTime());
        }
    }

    private List<QueuedItem> removeDueBatch() {
        long now = time.nanoTime();
        if (items.isEmpty() || items.size() < maxBatchSize && dueAtNanos() - now > 0) {
            return List.of();
        }
        List<QueuedItem> batch = new ArrayList<>(Math.min(items.size(), maxBatchSize));
        while (!items.isEmpty() && batch.size() < maxBatchSize) {
            QueuedItem item = items.removeFirst();
            bytes -= item.byteSize();
            batch.add(item);
        }
        drainRate.record(now, batch.size());
        if (!items.isEmpty()) {
            changed.signal();
        }
        return batch;
    }

    /** All of {@code items} would be in the batch: otherwise it were full and due anyway. */
    private long dueAtNanos() {
        long dueAt = items.getFirst().enqueuedAtNanos() + maxDelayNanos;
        for (QueuedItem item : items) {
            if (item.deadlineNanos() - dueAt <= 0) {
                return item.enqueuedAtNanos();
            }
        }
        return dueAt;
    }

    private List<Dropped> removeDead() {
        long now = time.nanoTime();
        List<Dropped> dead = new ArrayList<>();
        for (Iterator<QueuedItem> remaining = items.iterator(); remaining.hasNext(); ) {
            QueuedItem item = remaining.next();
            Optional<Code> reason = item.deadBecause(now);
            if (reason.isPresent()) {
                remaining.remove();
                bytes -= item.byteSize();
                dead.add(new Dropped(item, reason.get()));
            }
        }
        return dead;
    }

    private void report(List<Dropped> dead) {
        dead.forEach(dropped -> dropListener.dropped(dropped.item(), dropped.reason()));
    }
}
