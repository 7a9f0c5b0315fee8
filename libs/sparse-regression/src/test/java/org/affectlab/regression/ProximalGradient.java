package org.affectlab.regression;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** An independent solver of the convex problem to compare with: accelerated proximal gradient (FISTA) with restarts. Slow and sure. */
final class ProximalGradient {
    private ProximalGradient() {}

    static DMatrixRMaj solve(StackedProblem problem, DualSparsity sparsity, DMatrixRMaj start, int iterations) {
        double step = 1 / (2 * largestEigenvalue(problem.samples()));
        DMatrixRMaj current = start.copy();
        DMatrixRMaj ahead = start.copy();
        double momentum = 1;
        double value = objective(problem, sparsity, current);
        for (int iteration = 0; iteration < iterations; iteration++) {
            DMatrixRMaj next = ahead.copy();
            CommonOps_DDRM.addEquals(next, -step, problem.gradient(ahead));
            sparsity.shrink(next, 1 / step);
            double nextValue = objective(problem, sparsity, next);
            if (nextValue > value && momentum > 1) {
                ahead = current.copy();
                momentum = 1;
                continue;
            }
            double grown = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            ahead = next.copy();
            CommonOps_DDRM.subtractEquals(ahead, current);
            CommonOps_DDRM.scale((momentum - 1) / grown, ahead);
            CommonOps_DDRM.addEquals(ahead, next);
            current = next;
            momentum = grown;
            value = nextValue;
        }
        return current;
    }

    static double objective(StackedProblem problem, DualSparsity sparsity, DMatrixRMaj coefficients) {
        return problem.loss(coefficients) + sparsity.value(coefficients);
    }

    private static double largestEigenvalue(DMatrixRMaj samples) {
        DMatrixRMaj vector = new DMatrixRMaj(samples.numRows, 1);
        CommonOps_DDRM.fill(vector, 1);
        DMatrixRMaj image = new DMatrixRMaj(samples.numCols, 1);
        double value = 1;
        for (int round = 0; round < 500; round++) {
            CommonOps_DDRM.multTransA(samples, vector, image);
            CommonOps_DDRM.mult(samples, image, vector);
            value = Math.sqrt(CommonOps_DDRM.dot(vector, vector));
            CommonOps_DDRM.divide(vector, value);
        }
        return value * 1.0001;
    }
}
