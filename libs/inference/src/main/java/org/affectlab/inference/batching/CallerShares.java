package org.affectlab.inference.batching;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one caller from filling the queue. A caller that has something waiting gets more only as long as what it holds is less than three
 * times what is free, in items and in bytes: alone it can have three quarters of the queue, two callers three sevenths each, and there is
 * always some room for a caller that holds nothing (our choice; known as dynamic thresholds from the buffers of switches).
 *
 * <p>Not thread-safe: guarded by the queue's lock.
 */
final class CallerShares {
    private static final long TIMES_FREE = 3;

    private static final class Held {
        private long items;
        private long bytes;
    }

    private final Map<String, Held> holders = new HashMap<>();

    /** Whether a caller may hold one item more, where this much is free. */
    boolean admits(String caller, long freeItems, long freeBytes) {
        Held held = holders.get(caller);
        return held == null || held.items < TIMES_FREE * freeItems && held.bytes / TIMES_FREE < freeBytes;
    }

    int callers() {
        return holders.size();
    }

    void add(String caller, long bytes) {
        Held held = holders.computeIfAbsent(caller, unknown -> new Held());
        held.items++;
        held.bytes += bytes;
    }

    void remove(String caller, long bytes) {
        holders.computeIfPresent(caller, (same, held) -> {
            held.bytes -= bytes;
            return --held.items == 0 ? null : held;
        });
    }
}
