package org.affectlab.inference.batching;

import java.util.HashMap;
import java.util.Map;

/**
 * Round robin between the callers of one priority, as numbers: the n-th waiting item of a caller belongs to the n-th round from now, and
 * within a round the order of arrival counts.
 *
 * <ul>
 *   <li>Who comes new joins the next round, so an item that has {@code k} items of its own caller before it waits for at most {@code k + 2}
 *       items of any other caller (of the same priority and shape), however many those have waiting.
 *   <li>Newcomers stand behind the items that already wait in that round, so they cannot starve anybody either.
 *   <li>The items of a caller keep their order.
 *   <li>Constant time for each item; nothing is kept of callers that have nothing waiting.
 * </ul>
 *
 * An item that is cancelled leaves its round empty: those of its caller behind it do not move up. Our choice of the scheme (start-time fair
 * queueing with unit cost). Not thread-safe: guarded by the queue's lock.
 */
final class FairTurns {
    private static final class Caller {
        private long lastRound;
        private int waiting;
    }

    private final Map<String, Caller> callers = new HashMap<>();
    private long currentRound;

    /** The round of an item that joins the queue now. */
    long join(String name) {
        Caller caller = callers.computeIfAbsent(name, unknown -> new Caller());
        caller.waiting++;
        caller.lastRound = Math.max(caller.lastRound, currentRound) + 1;
        return caller.lastRound;
    }

    /** An item of {@code round} is being computed; to be called besides {@link #leave}. */
    void reached(long round) {
        currentRound = Math.max(currentRound, round);
    }

    /** An item that joined is no longer in the queue. */
    void leave(String name) {
        callers.computeIfPresent(name, (same, caller) -> --caller.waiting == 0 ? null : caller);
    }
}
