package org.affectlab.speech.pipeline.adaptation;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * How unlike a target is to its source before any scaling: the share of functionals whose mean over the target lies outside the source's 1st to 99th
 * percentile (our choice). Stateless.
 */
final class Unlikeness {
    /** More than this is worth a warning (our choice). */
    static final double MOST = 0.2;

    private static final double LOW = 0.01;

    private Unlikeness() {}

    /** 0 to 1. Both are features × recordings, unscaled. */
    static double share(DMatrixRMaj source, DMatrixRMaj target) {
        int outside = 0;
        for (int row = 0; row < source.numRows; row++) {
            double[] sorted = Arrays.copyOfRange(source.data, row * source.numCols, (row + 1) * source.numCols);
            Arrays.sort(sorted);
            double mean = mean(target, row);
            if (mean < percentile(sorted, LOW) || mean > percentile(sorted, 1 - LOW)) {
                outside++;
            }
        }
        return (double) outside / source.numRows;
    }

    /** From the first value, so that the mean of equal values is that value to the last digit. */
    private static double mean(DMatrixRMaj matrix, int row) {
        double first = matrix.get(row, 0);
        double sum = 0;
        for (int column = 0; column < matrix.numCols; column++) {
            sum += matrix.get(row, column) - first;
        }
        return first + sum / matrix.numCols;
    }

    private static double percentile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
