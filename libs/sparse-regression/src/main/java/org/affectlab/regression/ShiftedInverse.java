package org.affectlab.regression;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * (X̂X̂ᵀ + s·I)⁻¹ for any shift s from one decomposition. With fewer features than samples that of X̂X̂ᵀ, else that of X̂ᵀX̂, so that no matrix has
 * a side longer than the shorter one of X̂ (paper's appendix and code: TGSR). Immutable, thread-safe.
 */
final class ShiftedInverse {
    /** Smaller eigenvalues than this share of the largest are rounding (our choice, checked by the specification of TGSR). */
    private static final double NEGLIGIBLE = 1e-12;

    /** Orthonormal columns: all eigenvectors, or those with a positive eigenvalue. */
    private final DMatrixRMaj basis;

    private final double[] eigenvalues;
    private final boolean complete;

    private ShiftedInverse(DMatrixRMaj basis, double[] eigenvalues, boolean complete) {
        this.basis = basis;
        this.eigenvalues = eigenvalues;
        this.complete = complete;
    }

    static ShiftedInverse of(DMatrixRMaj samples) {
        boolean few = samples.numRows <= samples.numCols;
        int size = few ? samples.numRows : samples.numCols;
        DMatrixRMaj square = new DMatrixRMaj(size, size);
        if (few) {
            CommonOps_DDRM.multTransB(samples, samples, square);
        } else {
            CommonOps_DDRM.multTransA(samples, samples, square);
        }
        EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(size, true, true);
        if (!decomposition.decompose(square)) {
            throw new IllegalStateException("the eigenvalues of the samples were not found");
        }
        double[] values = new double[size];
        double largest = 0;
        for (int index = 0; index < size; index++) {
            values[index] = Math.max(0, decomposition.getEigenvalue(index).getReal());
            largest = Math.max(largest, values[index]);
        }
        return few ? whole(decomposition, values) : range(samples, decomposition, values, largest * NEGLIGIBLE);
    }

    private static ShiftedInverse whole(EigenDecomposition_F64<DMatrixRMaj> decomposition, double[] values) {
        DMatrixRMaj basis = new DMatrixRMaj(values.length, values.length);
        for (int column = 0; column < values.length; column++) {
            CommonOps_DDRM.insert(decomposition.getEigenVector(column), basis, 0, column);
        }
        return new ShiftedInverse(basis, values, true);
    }

    private static ShiftedInverse range(
            DMatrixRMaj samples, EigenDecomposition_F64<DMatrixRMaj> decomposition, double[] values, double least) {
        int rank = 0;
        for (double value : values) {
            rank += value > least ? 1 : 0;
        }
        DMatrixRMaj basis = new DMatrixRMaj(samples.numRows, rank);
        double[] kept = new double[rank];
        DMatrixRMaj column = new DMatrixRMaj(samples.numRows, 1);
        int next = 0;
        for (int index = 0; index < values.length; index++) {
            if (values[index] > least) {
                CommonOps_DDRM.mult(samples, decomposition.getEigenVector(index), column);
                CommonOps_DDRM.scale(1 / Math.sqrt(values[index]), column);
                CommonOps_DDRM.insert(column, basis, 0, next);
                kept[next++] = values[index];
            }
        }
        return new ShiftedInverse(basis, kept, false);
    }

    /** (X̂X̂ᵀ + shift·I)⁻¹ · right, for a positive shift. */
    DMatrixRMaj apply(DMatrixRMaj right, double shift) {
        DMatrixRMaj projected = new DMatrixRMaj(basis.numCols, right.numCols);
        CommonOps_DDRM.multTransA(basis, right, projected);
        for (int row = 0; row < basis.numCols; row++) {
            double factor =
                    complete ? 1 / (eigenvalues[row] + shift) : -eigenvalues[row] / (eigenvalues[row] + shift) / shift;
            for (int column = 0; column < right.numCols; column++) {
                projected.data[row * right.numCols + column] *= factor;
            }
        }
        DMatrixRMaj result = new DMatrixRMaj(right.numRows, right.numCols);
        CommonOps_DDRM.mult(basis, projected, result);
        if (!complete) {
            CommonOps_DDRM.addEquals(result, 1 / shift, right);
        }
        return result;
    }
}
