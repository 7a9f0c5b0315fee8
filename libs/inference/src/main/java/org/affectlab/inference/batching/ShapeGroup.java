package org.affectlab.inference.batching;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.Priority;
import org.jspecify.annotations.Nullable;

/**
 * The waiting items that may share a batch. Every change costs at most the logarithm of their number, and so does every question: nothing
 * walks over all of them. Not thread-safe: guarded by the queue's lock.
 */
final class ShapeGroup {
    private static final Comparator<QueuedItem> BY_DEADLINE = (one, other) -> {
        // The difference, because the clock may overflow.
        int order = Long.signum(one.deadlineNanos() - other.deadlineNanos());
        return order != 0 ? order : one.place().compareTo(other.place());
    };

    private final int maxBatchSize;
    private final long maxDelayNanos;
    private final LinkedHashSet<QueuedItem> arrivals = new LinkedHashSet<>();
    private final TreeSet<QueuedItem> deadlines = new TreeSet<>(BY_DEADLINE);
    private final Map<Priority, TreeSet<QueuedItem>> turns = new EnumMap<>(Priority.class);
    private final PriorityShare share = new PriorityShare();

    ShapeGroup(BatchingPolicy policy) {
        this.maxBatchSize = policy.maxBatchSize();
        this.maxDelayNanos = TimeUnit.MILLISECONDS.toNanos(policy.maxDelayMillis());
        for (Priority priority : Priority.values()) {
            turns.put(priority, new TreeSet<>(Comparator.comparing(QueuedItem::place)));
        }
    }

    private TreeSet<QueuedItem> turns(Priority priority) {
        TreeSet<QueuedItem> items = turns.get(priority);
        if (items == null) {
            throw new NoSuchElementException("no turns of " + priority);
        }
        return items;
    }

    /** The item must have its place. */
    void add(QueuedItem item) {
        arrivals.add(item);
        deadlines.add(item);
        turns(item.priority()).add(item);
    }

    void remove(QueuedItem item) {
        arrivals.remove(item);
        deadlines.remove(item);
        turns(item.priority()).remove(item);
    }

    int size() {
        return arrivals.size();
    }

    boolean isEmpty() {
        return arrivals.isEmpty();
    }

    /** Not to be asked of an empty group. */
    long oldestArrivalNanos() {
        return arrivals.iterator().next().enqueuedAtNanos();
    }

    /** In order of arrival. */
    Collection<QueuedItem> items() {
        return Collections.unmodifiableCollection(arrivals);
    }

    /** Which item of this priority is the next; null if there is none. */
    @Nullable
    QueuedItem head(Priority priority) {
        TreeSet<QueuedItem> items = turns(priority);
        return items.isEmpty() ? null : items.first();
    }

    /** Which item is the next one over both priorities; null if there is none. Each call is a decision of {@link PriorityShare}. */
    @Nullable
    QueuedItem next() {
        QueuedItem interactive = head(Priority.INTERACTIVE);
        QueuedItem bulk = head(Priority.BULK);
        if (interactive == null || bulk == null) {
            return interactive == null ? bulk : interactive;
        }
        return share.next() == Priority.BULK ? bulk : interactive;
    }

    /** The item whose deadline comes first, if it has passed; null otherwise. */
    @Nullable
    QueuedItem expired(long nowNanos) {
        return !deadlines.isEmpty() && nowNanos - deadlines.first().deadlineNanos() >= 0 ? deadlines.first() : null;
    }

    /**
     * When a batch of this group is due: at once if it is full or if waiting on would let a deadline pass, otherwise when its oldest item has
     * waited the longest delay. Not to be asked of an empty group.
     */
    long dueAtNanos() {
        long arrival = oldestArrivalNanos();
        long dueAt = arrival + maxDelayNanos;
        boolean hurried = deadlines.first().deadlineNanos() - dueAt <= 0;
        return hurried || arrivals.size() >= maxBatchSize ? arrival : dueAt;
    }
}
