package org.affectlab.regression;

import org.ejml.data.DMatrixRMaj;

/** The finer of AKTLR's two sparsities. */
public enum ElementNorm {
    /** Σ over features of the row's Euclidean norm, ‖C‖₂,₁ (paper (sibling): JDAR): a feature is kept or dropped for all classes. */
    ROWS {
        @Override
        void shrink(DMatrixRMaj matrix, double threshold) {
            for (int row = 0; row < matrix.numRows; row++) {
                double norm = rowNorm(matrix, row);
                double factor = norm <= threshold ? 0 : 1 - threshold / norm;
                for (int column = 0; column < matrix.numCols; column++) {
                    matrix.data[row * matrix.numCols + column] *= factor;
                }
            }
        }

        @Override
        double value(DMatrixRMaj matrix) {
            double sum = 0;
            for (int row = 0; row < matrix.numRows; row++) {
                sum += rowNorm(matrix, row);
            }
            return sum;
        }
    },
    /** Σ of absolute values (our choice, a switch). */
    ENTRIES {
        @Override
        void shrink(DMatrixRMaj matrix, double threshold) {
            for (int index = 0; index < matrix.data.length; index++) {
                double value = matrix.data[index];
                matrix.data[index] = Math.signum(value) * Math.max(0, Math.abs(value) - threshold);
            }
        }

        @Override
        double value(DMatrixRMaj matrix) {
            double sum = 0;
            for (double value : matrix.data) {
                sum += Math.abs(value);
            }
            return sum;
        }
    };

    /** The proximal map of threshold × norm, in place. */
    abstract void shrink(DMatrixRMaj matrix, double threshold);

    abstract double value(DMatrixRMaj matrix);

    static double rowNorm(DMatrixRMaj matrix, int row) {
        double square = 0;
        for (int column = 0; column < matrix.numCols; column++) {
            double value = matrix.data[row * matrix.numCols + column];
            square += value * value;
        }
        return Math.sqrt(square);
    }
}
