package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;

/**
 * When models are loaded and when they go.
 *
 * @param loading when
 * @param memoryBudget bytes that all loaded models together may occupy by our reckoning (see {@link MemoryLedger}); empty: no bound
 * @param pinned names, or names@versions, that are loaded at the start and never make room for others
 * @param watchInterval from one look at the package folders to the next; zero: they are not watched
 * @param retireTimeout how long a model that was replaced, removed or unloaded waits for the requests that still use it
 * @param tasks packages of other tasks are not there
 */
public record LifecycleOptions(
        Loading loading,
        OptionalLong memoryBudget,
        Set<String> pinned,
        Duration watchInterval,
        Duration retireTimeout,
        ServedTasks tasks) {
    /** When a package is loaded that is not pinned. */
    public enum Loading {
        /** As soon as it is there. */
        EAGER,
        /** With the first request for it. */
        LAZY
    }

    public LifecycleOptions {
        requireNonNull(loading, "loading is null");
        if (memoryBudget.isPresent() && memoryBudget.getAsLong() < 1) {
            throw new IllegalArgumentException("memoryBudget must be positive");
        }
        requireNonNull(tasks, "tasks is null");
        pinned = Set.copyOf(pinned);
        if (watchInterval.isNegative()) {
            throw new IllegalArgumentException("watchInterval is negative");
        }
        if (retireTimeout.isNegative() || retireTimeout.isZero()) {
            throw new IllegalArgumentException("retireTimeout must be positive");
        }
    }

    /** For packages of all tasks. */
    public LifecycleOptions(
            Loading loading,
            OptionalLong memoryBudget,
            Set<String> pinned,
            Duration watchInterval,
            Duration retireTimeout) {
        this(loading, memoryBudget, pinned, watchInterval, retireTimeout, ServedTasks.ALL);
    }

    /** Eager, without a budget, folders not watched, 2 minutes to retire. */
    public static LifecycleOptions defaults() {
        return new LifecycleOptions(
                Loading.EAGER, OptionalLong.empty(), Set.of(), Duration.ZERO, Duration.ofMinutes(2));
    }

    boolean pins(ModelKey key) {
        return pinned.contains(key.name()) || pinned.contains(key.toString());
    }
}
