package org.affectlab.acoustics;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Centred mean over three frames of several contours at once; at both ends the last frame is taken twice. A contour of voiced frames only keeps its
 * zeros, and they do not enter the means beside them. So frames come one late. For one thread.
 */
final class ContourSmoother {
    private final boolean[] zerosAreGaps;
    private final Consumer<double[]> smoothed;

    private double @Nullable [] before;
    private double @Nullable [] middle;

    /**
     * @param zerosAreGaps for each contour, whether zero says that there is no value
     * @param smoothed gets every frame, in an array of its own
     */
    ContourSmoother(boolean[] zerosAreGaps, Consumer<double[]> smoothed) {
        this.zerosAreGaps = zerosAreGaps;
        this.smoothed = smoothed;
    }

    /** @param frame kept; not to be changed any more */
    void accept(double[] frame) {
        double[] previous = before;
        double[] current = middle;
        if (previous != null && current != null) {
            smoothed.accept(mean(previous, current, frame));
        }
        before = current == null ? frame : current;
        middle = frame;
    }

    /** The contours end: the last frame follows. */
    void finish() {
        double[] last = middle;
        if (last != null) {
            accept(last);
        }
    }

    private double[] mean(double[] previous, double[] current, double[] next) {
        double[] mean = new double[zerosAreGaps.length];
        for (int index = 0; index < mean.length; index++) {
            double sum = previous[index] + current[index] + next[index];
            mean[index] = zerosAreGaps[index] ? present(previous[index], current[index], next[index], sum) : sum / 3;
        }
        return mean;
    }

    private static double present(double previous, double current, double next, double sum) {
        if (current == 0) {
            return 0;
        }
        int count = 1 + (previous == 0 ? 0 : 1) + (next == 0 ? 0 : 1);
        return sum / count;
    }
}
