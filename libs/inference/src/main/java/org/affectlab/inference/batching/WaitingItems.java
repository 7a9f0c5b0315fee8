package org.affectlab.inference.batching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.DimensionSizes;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What waits in one queue, in groups of items that can share a batch, with the exact count of items and bytes.
 *
 * <p>A batch begins with the item whose turn it is over all groups that are due, so neither a caller with many sizes nor a busy size holds
 * up another one; it is filled up from the group of that item. Cost: logarithmic in the items, linear in the groups (one for a model without
 * free dimensions). Not thread-safe: guarded by the queue's lock.
 */
final class WaitingItems {
    private final BatchingPolicy policy;
    private final ForwardTimes times;
    private final Map<DimensionSizes, ShapeGroup> groups = new LinkedHashMap<>();
    private final Map<Priority, FairTurns> turns = new EnumMap<>(Priority.class);
    private final CallerShares shares = new CallerShares();
    private final PriorityShare leaders = new PriorityShare();
    private long sequence;
    private int size;
    private long bytes;

    WaitingItems(BatchingPolicy policy, ForwardTimes times) {
        this.policy = policy;
        this.times = times;
        for (Priority priority : Priority.values()) {
            turns.put(priority, new FairTurns());
        }
    }

    private FairTurns turns(Priority priority) {
        FairTurns fair = turns.get(priority);
        if (fair == null) {
            throw new NoSuchElementException("no turns of " + priority);
        }
        return fair;
    }

    int size() {
        return size;
    }

    long bytes() {
        return bytes;
    }

    /** Callers that have something waiting. */
    int callers() {
        return shares.callers();
    }

    /** For how long the oldest item has waited; zero if nothing waits. */
    long oldestNanos(long nowNanos) {
        return groups.values().stream()
                .mapToLong(group -> nowNanos - group.oldestArrivalNanos())
                .max()
                .orElse(0);
    }

    /** Whether the item's caller may hold one more, where this much is free. */
    boolean admits(QueuedItem item, long freeItems, long freeBytes) {
        return shares.admits(item.caller(), freeItems, freeBytes);
    }

    void add(QueuedItem item) {
        item.takePlace(new Place(turns(item.priority()).join(item.caller()), sequence++));
        groups.computeIfAbsent(item.engineSizes(), sizes -> new ShapeGroup(policy))
                .add(item);
        shares.add(item.caller(), item.byteSize());
        size++;
        bytes += item.byteSize();
    }

    private void remove(ShapeGroup group, QueuedItem item) {
        group.remove(item);
        if (group.isEmpty()) {
            groups.remove(item.engineSizes());
        }
        turns(item.priority()).leave(item.caller());
        shares.remove(item.caller(), item.byteSize());
        size--;
        bytes -= item.byteSize();
    }

    /** When the first batch will be due; not to be asked when nothing waits. */
    long dueAtNanos(long nowNanos) {
        return nowNanos
                + groups.values().stream()
                        .mapToLong(group -> group.dueAtNanos() - nowNanos)
                        .min()
                        .orElseThrow();
    }

    /** Removes the batch that is due; empty if none is. What was found dead on the way is added to {@code dead}. */
    List<QueuedItem> removeDueBatch(long nowNanos, List<DroppedItem> dead) {
        List<QueuedItem> batch = new ArrayList<>();
        while (batch.isEmpty()) {
            QueuedItem leader = leader(nowNanos);
            if (leader == null) {
                return batch;
            }
            ShapeGroup group = groups.get(leader.engineSizes());
            int most = group == null ? 0 : times.batchSize(leader.engineSizes(), group.size());
            for (QueuedItem next = leader;
                    group != null && next != null;
                    next = batch.isEmpty() || batch.size() == most ? null : group.next()) {
                move(group, next, nowNanos, batch, dead);
            }
        }
        return batch;
    }

    private void move(
            ShapeGroup group, QueuedItem item, long nowNanos, List<QueuedItem> batch, List<DroppedItem> dead) {
        remove(group, item);
        Optional<Code> reason = item.deadBecause(nowNanos);
        if (reason.isPresent()) {
            dead.add(new DroppedItem(item, reason.get()));
        } else {
            turns(item.priority()).reached(item.place().round());
            batch.add(item);
        }
    }

    private @Nullable QueuedItem leader(long nowNanos) {
        QueuedItem interactive = null;
        QueuedItem bulk = null;
        for (ShapeGroup group : groups.values()) {
            if (group.dueAtNanos() - nowNanos <= 0) {
                interactive = earlier(interactive, group.head(Priority.INTERACTIVE));
                bulk = earlier(bulk, group.head(Priority.BULK));
            }
        }
        if (interactive == null || bulk == null) {
            return interactive == null ? bulk : interactive;
        }
        return leaders.next() == Priority.BULK ? bulk : interactive;
    }

    private static @Nullable QueuedItem earlier(@Nullable QueuedItem one, @Nullable QueuedItem other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.place().compareTo(other.place()) <= 0 ? one : other;
    }

    /** Removes what has expired; what has not costs nothing. */
    void removeExpired(long nowNanos, List<DroppedItem> dead) {
        for (ShapeGroup group : List.copyOf(groups.values())) {
            for (QueuedItem item = group.expired(nowNanos); item != null; item = group.expired(nowNanos)) {
                remove(group, item);
                dead.add(new DroppedItem(item, item.deadBecause(nowNanos).orElse(Code.DEADLINE_EXCEEDED)));
            }
        }
    }

    /** Removes what has expired or was cancelled. Asks every item. */
    void removeDead(long nowNanos, List<DroppedItem> dead) {
        for (ShapeGroup group : List.copyOf(groups.values())) {
            List<DroppedItem> found = new ArrayList<>();
            for (QueuedItem item : group.items()) {
                item.deadBecause(nowNanos).ifPresent(reason -> found.add(new DroppedItem(item, reason)));
            }
            found.forEach(dropped -> remove(group, dropped.item()));
            dead.addAll(found);
        }
    }

    List<QueuedItem> removeAll() {
        List<QueuedItem> all = inOrderOfArrival();
        for (QueuedItem item : all) {
            ShapeGroup group = groups.get(item.engineSizes());
            if (group != null) {
                remove(group, item);
            }
        }
        return all;
    }

    private List<QueuedItem> inOrderOfArrival() {
        return groups.values().stream()
                .flatMap(group -> group.items().stream())
                .sorted(Comparator.comparingLong(item -> item.place().sequence()))
                .toList();
    }
}
