package org.affectlab.regression;

import org.ejml.data.DMatrixRMaj;

/**
 * How far coefficients are from the minimum of ‖Y − CᵀX‖² + λ‖CᵀΔ‖² + μΣw_g‖C_g‖ + τ‖C‖₂,₁: the subgradient's conditions, row by row and group by
 * group (our derivation). Only for {@link ElementNorm#ROWS}. Stateless.
 */
public final class OptimalityConditions {
    private OptimalityConditions() {}

    /**
     * The largest violation, in the unit of the gradient.
     *
     * @return 0 at the optimum
     */
    public static double violation(StackedProblem problem, DualSparsity sparsity, DMatrixRMaj coefficients) {
        if (sparsity.elements() != ElementNorm.ROWS) {
            throw new IllegalArgumentException("the conditions are written for rows");
        }
        DMatrixRMaj gradient = problem.gradient(coefficients);
        double[] norms = sparsity.groups().norms(coefficients);
        double[] weights = sparsity.weights().of(sparsity.groups());
        double worst = 0;
        for (int group = 0; group < norms.length; group++) {
            double scale = sparsity.mu() * weights[group];
            worst = Math.max(
                    worst,
                    norms[group] == 0
                            ? silent(gradient, sparsity, group, scale)
                            : active(gradient, coefficients, sparsity, group, scale / norms[group]));
        }
        return worst;
    }

    /** A group that is switched off: the part of its gradient that the rows' penalty leaves must be within the group's. */
    private static double silent(DMatrixRMaj gradient, DualSparsity sparsity, int group, double scale) {
        double square = 0;
        for (int row : sparsity.groups().group(group)) {
            double left = Math.max(0, ElementNorm.rowNorm(gradient, row) - sparsity.tau());
            square += left * left;
        }
        return Math.max(0, Math.sqrt(square) - scale);
    }

    private static double active(
            DMatrixRMaj gradient, DMatrixRMaj coefficients, DualSparsity sparsity, int group, double pull) {
        double worst = 0;
        for (int row : sparsity.groups().group(group)) {
            double norm = ElementNorm.rowNorm(coefficients, row);
            if (norm == 0) {
                worst = Math.max(worst, ElementNorm.rowNorm(gradient, row) - sparsity.tau());
                continue;
            }
            double square = 0;
            for (int column = 0; column < coefficients.numCols; column++) {
                double value = coefficients.get(row, column);
                double sum = gradient.get(row, column) + (sparsity.tau() / norm + pull) * value;
                square += sum * sum;
            }
            worst = Math.max(worst, Math.sqrt(square));
        }
        return worst;
    }
}
