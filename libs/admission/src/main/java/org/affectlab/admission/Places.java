package org.affectlab.admission;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bounded number of places for work that is under way, over all callers and for each of them. Gives a place at once or not at all; never
 * blocks. Holds no more memory than places are taken. Thread-safe.
 */
public final class Places {
    private final int most;
    private final int mostPerCaller;

    // Guarded by this; has no entry for a caller without a place.
    private final Map<String, Integer> byCaller = new HashMap<>();
    private int taken;

    /** @param mostPerCaller below {@code most}, if no one caller is to have all */
    public Places(int most, int mostPerCaller) {
        if (most < 1 || mostPerCaller < 1) {
            throw new IllegalArgumentException("most and mostPerCaller must be greater than zero");
        }
        this.most = most;
        this.mostPerCaller = mostPerCaller;
    }

    /** Takes a place; empty if all are taken, or this caller has as many as one may. */
    public synchronized Optional<Place> enter(String caller) {
        requireNonNull(caller, "caller is null");
        if (!free(caller)) {
            return Optional.empty();
        }
        taken++;
        byCaller.merge(caller, 1, Integer::sum);
        return Optional.of(new Place(this, caller));
    }

    /** Whether {@link #enter} would give a place now. */
    public synchronized boolean free(String caller) {
        return taken < most && byCaller.getOrDefault(caller, 0) < mostPerCaller;
    }

    /** How many places are taken. */
    public synchronized int taken() {
        return taken;
    }

    synchronized void leave(String caller) {
        taken--;
        byCaller.merge(caller, -1, (own, change) -> own + change == 0 ? null : own + change);
    }
}
