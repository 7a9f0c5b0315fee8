package org.affectlab.speech.pipeline.adaptation;

import org.ejml.data.DMatrixRMaj;

/**
 * Least value of every feature, and from there to the largest; 0 for one that never changes. Immutable; the arrays must not be changed.
 */
public record FeatureRange(double[] minimum, double[] range) {
    static FeatureRange of(DMatrixRMaj features) {
        double[] minimum = new double[features.numRows];
        double[] range = new double[features.numRows];
        for (int row = 0; row < features.numRows; row++) {
            double least = Double.POSITIVE_INFINITY;
            double largest = Double.NEGATIVE_INFINITY;
            for (int column = 0; column < features.numCols; column++) {
                least = Math.min(least, features.get(row, column));
                largest = Math.max(largest, features.get(row, column));
            }
            minimum[row] = least;
            range[row] = largest - least;
        }
        return new FeatureRange(minimum, range);
    }
}
