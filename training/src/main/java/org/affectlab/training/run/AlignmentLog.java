package org.affectlab.training.run;

import org.affectlab.training.network.AlignedLoss;
import org.jspecify.annotations.Nullable;

/** Means over an epoch of what its aligned steps gave. For one thread. */
final class AlignmentLog {
    private double regression;
    private double penalty;
    private double density;
    private int steps;

    /** Returns the step's total loss. */
    double add(AlignedLoss loss) {
        regression += loss.regression();
        penalty += loss.penalty();
        density += loss.density();
        steps++;
        return loss.total();
    }

    /** Null if no step was aligned. */
    EpochRecord.@Nullable Aligned mean() {
        if (steps == 0) {
            return null;
        }
        double filled = density / steps;
        return new EpochRecord.Aligned(regression / steps, penalty / steps, Double.isNaN(filled) ? null : filled);
    }
}
