package org.affectlab.training.transfer;

import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Subspace alignment (Fernando et al., ICCV 2013): the source in its principal components, turned by PₛᵀPₜ to those of the target. Features ×
 * samples. Stateless.
 */
final class SubspaceAlignment {
    private SubspaceAlignment() {}

    /** Both in the same space. */
    record Aligned(DMatrixRMaj source, DMatrixRMaj target) {}

    /** @param dimensions of the subspaces, at most as many as there are features; 0 leaves both as they are */
    static Aligned of(DMatrixRMaj source, DMatrixRMaj target, int dimensions) {
        if (dimensions == 0) {
            return new Aligned(source, target);
        }
        DMatrixRMaj centredSource = centred(source);
        DMatrixRMaj centredTarget = centred(target);
        int size = Math.min(dimensions, source.numRows);
        DMatrixRMaj from = components(centredSource, size);
        DMatrixRMaj to = components(centredTarget, size);
        DMatrixRMaj turn = new DMatrixRMaj(size, size);
        CommonOps_DDRM.multTransA(from, to, turn);
        DMatrixRMaj projected = new DMatrixRMaj(size, source.numCols);
        CommonOps_DDRM.multTransA(from, centredSource, projected);
        DMatrixRMaj turned = new DMatrixRMaj(size, source.numCols);
        CommonOps_DDRM.multTransA(turn, projected, turned);
        DMatrixRMaj seen = new DMatrixRMaj(size, target.numCols);
        CommonOps_DDRM.multTransA(to, centredTarget, seen);
        return new Aligned(turned, seen);
    }

    private static DMatrixRMaj centred(DMatrixRMaj samples) {
        DMatrixRMaj centred = samples.copy();
        for (int row = 0; row < samples.numRows; row++) {
            double mean = 0;
            for (int column = 0; column < samples.numCols; column++) {
                mean += samples.get(row, column) / samples.numCols;
            }
            for (int column = 0; column < samples.numCols; column++) {
                centred.add(row, column, -mean);
            }
        }
        return centred;
    }

    /** Orthonormal columns, by falling variance. */
    private static DMatrixRMaj components(DMatrixRMaj centred, int count) {
        DMatrixRMaj covariance = new DMatrixRMaj(centred.numRows, centred.numRows);
        CommonOps_DDRM.multTransB(centred, centred, covariance);
        EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(centred.numRows, true, true);
        if (!decomposition.decompose(covariance)) {
            throw new IllegalStateException("the principal components were not found");
        }
        Integer[] order = new Integer[centred.numRows];
        for (int index = 0; index < order.length; index++) {
            order[index] = index;
        }
        Arrays.sort(order, Comparator.comparingDouble((Integer index) -> -decomposition
                .getEigenvalue(index)
                .getReal()));
        DMatrixRMaj components = new DMatrixRMaj(centred.numRows, count);
        for (int column = 0; column < count; column++) {
            CommonOps_DDRM.insert(decomposition.getEigenVector(order[column]), components, 0, column);
        }
        return components;
    }
}
