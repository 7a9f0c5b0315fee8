package org.affectlab.speech.pipeline.adaptation;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Matrices of features × recordings. Stateless. */
public final class FeatureMatrix {
    private FeatureMatrix() {}

    /** @param recordings the features of each, at least one, all of one length */
    public static DMatrixRMaj of(List<float[]> recordings) {
        DMatrixRMaj matrix = new DMatrixRMaj(recordings.get(0).length, recordings.size());
        for (int column = 0; column < matrix.numCols; column++) {
            float[] features = recordings.get(column);
            for (int row = 0; row < matrix.numRows; row++) {
                matrix.set(row, column, features[row]);
            }
        }
        return matrix;
    }

    /** A new matrix of these columns, in this order. */
    static DMatrixRMaj columns(DMatrixRMaj matrix, int[] columns) {
        DMatrixRMaj chosen = new DMatrixRMaj(matrix.numRows, columns.length);
        for (int row = 0; row < matrix.numRows; row++) {
            for (int column = 0; column < columns.length; column++) {
                chosen.set(row, column, matrix.get(row, columns[column]));
            }
        }
        return chosen;
    }

    static double[] column(DMatrixRMaj matrix, int column) {
        double[] values = new double[matrix.numRows];
        for (int row = 0; row < values.length; row++) {
            values[row] = matrix.get(row, column);
        }
        return values;
    }
}
