package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Where the time of one item went, told when its forward has just ended. Immutable.
 *
 * @param queued from its arrival until its batch began
 * @param computed input and forward of its batch
 * @param items of its batch
 */
public record ItemTimes(Duration queued, Duration computed, int items) {
    public ItemTimes {
        requireNonNull(queued, "queued is null");
        requireNonNull(computed, "computed is null");
    }
}
