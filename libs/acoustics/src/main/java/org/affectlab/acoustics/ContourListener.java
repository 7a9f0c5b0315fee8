package org.affectlab.acoustics;

/** Gets the smoothed low-level descriptors of a recording, frame by frame, every {@link #HOP_SECONDS}. */
@FunctionalInterface
public interface ContourListener {
    /** Seconds between the starts of frames. */
    double HOP_SECONDS = 0.01;

    /**
     * @param frame counted from 0
     * @param values in the order of {@link ParameterSet#contours()}; the listener may keep the array
     */
    void accept(long frame, double[] values);
}
