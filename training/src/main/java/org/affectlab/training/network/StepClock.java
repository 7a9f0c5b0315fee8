package org.affectlab.training.network;

import java.util.EnumMap;
import java.util.Map;

/** Adds up where the time of training steps goes. For one thread. */
public class StepClock {

    /** Part of a step. */
    public enum Phase {
        /** Cutting and augmenting waveforms and spectrograms in Java. */
        AUGMENT,
        FEATURES,
        FORWARD,
        BACKWARD,
        OPTIMISER
    }

    private final Map<Phase, Long> nanoseconds = new EnumMap<>(Phase.class);
    private long last = System.nanoTime();

    /** Starts a stretch without charging what went before to any phase. */
    public void start() {
        last = System.nanoTime();
    }

    /** Charges the time since the last call to this phase. */
    public void lap(Phase phase) {
        long now = System.nanoTime();
        nanoseconds.merge(phase, now - last, Long::sum);
        last = now;
    }

    public double milliseconds(Phase phase) {
        return nanoseconds.getOrDefault(phase, 0L) / 1e6;
    }
}
