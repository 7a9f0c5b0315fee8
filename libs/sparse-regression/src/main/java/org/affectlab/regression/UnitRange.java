package org.affectlab.regression;

import org.ejml.data.DMatrixRMaj;

/** Scales every feature of one corpus to [0, 1] by its own least and largest value (scope: our choice). Stateless. */
public final class UnitRange {
    private UnitRange() {}

    /** A new matrix, features × samples; a feature that never changes becomes 0. */
    public static DMatrixRMaj of(DMatrixRMaj samples) {
        DMatrixRMaj scaled = new DMatrixRMaj(samples.numRows, samples.numCols);
        for (int row = 0; row < samples.numRows; row++) {
            double least = Double.POSITIVE_INFINITY;
            double largest = Double.NEGATIVE_INFINITY;
            for (int column = 0; column < samples.numCols; column++) {
                least = Math.min(least, samples.get(row, column));
                largest = Math.max(largest, samples.get(row, column));
            }
            for (int column = 0; column < samples.numCols && largest > least; column++) {
                scaled.set(row, column, (samples.get(row, column) - least) / (largest - least));
            }
        }
        return scaled;
    }
}
