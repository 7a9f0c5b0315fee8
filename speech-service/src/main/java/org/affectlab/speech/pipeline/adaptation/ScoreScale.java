package org.affectlab.speech.pipeline.adaptation;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.affectlab.speech.pipeline.Probabilities;
import org.ejml.data.DMatrixRMaj;

/**
 * Turns scores into probabilities: softmax(value · scores). Immutable.
 *
 * @param value {@value #LEAST} to {@value #MOST} (our choice: for labels that the scores tell apart without error there would be no largest)
 * @param fittedOn whose scores it was chosen by
 */
public record ScoreScale(double value, FittedOn fittedOn) {
    static final double LEAST = 0.01;
    static final double MOST = 30;

    private static final int HALVINGS = 100;

    /** Scores of labelled recordings. */
    public enum FittedOn {
        /** Source recordings whose speakers the regression had not heard. */
        HELD_OUT_SPEAKERS,
        /** The source itself, where speakers are not known or too few: probabilities are then too sure. */
        SOURCE
    }

    public ScoreScale {
        requireNonNull(fittedOn, "fittedOn is null");
    }

    /**
     * The value under which the labels are most probable; within its bounds, 1 where all scores are equal and so nothing is to choose.
     *
     * @param scores classes × recordings
     * @param classes of the recordings
     */
    static ScoreScale fit(DMatrixRMaj scores, int[] classes, FittedOn fittedOn) {
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        if (allEqual(scores)) {
            return new ScoreScale(1, fittedOn);
        }
        // The likelihood is concave in the scale, so its slope changes sign once at most.
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (slope(scores, classes, Math.exp(middle)) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new ScoreScale(Math.exp((low + high) / 2), fittedOn);
    }

    private static boolean allEqual(DMatrixRMaj scores) {
        for (int column = 0; column < scores.numCols; column++) {
            for (int row = 1; row < scores.numRows; row++) {
                if (scores.get(row, column) != scores.get(0, column)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Of the logarithm of the likelihood. */
    private static double slope(DMatrixRMaj scores, int[] classes, double scale) {
        double slope = 0;
        for (int column = 0; column < scores.numCols; column++) {
            double[] own = FeatureMatrix.column(scores, column);
            double[] probabilities = softmax(own, scale);
            slope += own[classes[column]];
            for (int row = 0; row < own.length; row++) {
                slope -= probabilities[row] * own[row];
            }
        }
        return slope;
    }

    /** By class, sum 1. */
    double[] probabilities(double[] scores) {
        return softmax(scores, value);
    }

    private static double[] softmax(double[] scores, double scale) {
        return Probabilities.softmax(
                Arrays.stream(scores).map(score -> scale * score).toArray());
    }
}
