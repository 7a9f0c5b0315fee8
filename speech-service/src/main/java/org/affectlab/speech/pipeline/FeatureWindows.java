package org.affectlab.speech.pipeline;

import org.affectlab.acoustics.ParameterSet;

/**
 * Windows of one length at one distance, as many whole ones as a recording has. Immutable.
 *
 * @param windowMs length, at least {@link #shortestMs} of the set
 * @param hopMs from one window to the next, {@value #MIN_HOP_MS} to the window's length
 */
public record FeatureWindows(int windowMs, int hopMs) {
    public static final int MIN_HOP_MS = 10;

    private static final int SAMPLES_PER_MS = ParameterSet.SAMPLE_RATE / 1000;

    public FeatureWindows {
        if (hopMs < MIN_HOP_MS || hopMs > windowMs) {
            throw new IllegalArgumentException("hopMs must be between " + MIN_HOP_MS + " and windowMs");
        }
    }

    /** The shortest recording, and the shortest window, that has functionals. */
    public static int shortestMs(ParameterSet set) {
        return (set.fewestSamples() + SAMPLES_PER_MS - 1) / SAMPLES_PER_MS;
    }

    /** Whole windows of a recording; 0 if it is shorter than one. */
    int count(int samples) {
        long window = (long) windowMs * SAMPLES_PER_MS;
        return samples < window ? 0 : (int) ((samples - window) / ((long) hopMs * SAMPLES_PER_MS)) + 1;
    }

    /** First sample of a window. */
    int start(int window) {
        return window * hopMs * SAMPLES_PER_MS;
    }

    /** The sample behind a window. */
    int end(int window) {
        return start(window) + windowMs * SAMPLES_PER_MS;
    }
}
