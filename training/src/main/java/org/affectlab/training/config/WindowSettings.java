package org.affectlab.training.config;

import static java.util.Objects.requireNonNull;

/**
 * Which windows training sees; evaluation always uses the grid.
 *
 * @param kind of training window
 * @param perClip random windows of each clip and epoch; the grid takes all of its windows and ignores this
 * @param hopFrames distance of the grid's windows, in frames of 10 ms
 */
public record WindowSettings(Kind kind, int perClip, int hopFrames) {

    /** How a clip becomes training windows. */
    public enum Kind {
        /** Uniformly placed anew in every epoch. */
        RANDOM,
        /** At 0, hop, 2·hop, … while they fit, and one aligned to the end. */
        GRID
    }

    public WindowSettings {
        requireNonNull(kind, "kind is null");
        Checks.check(perClip >= 1 && perClip <= 64, "perClip must be between 1 and 64: " + perClip);
        Checks.check(hopFrames >= 1 && hopFrames <= 256, "hopFrames must be between 1 and 256: " + hopFrames);
    }
}
