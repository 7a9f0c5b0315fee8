package org.affectlab.regression;

import static java.util.Objects.requireNonNull;

import org.ejml.data.DMatrixRMaj;

/**
 * μ·Σ w_g‖C_g‖ + τ·elements(C): AKTLR's two scales (reconstruction, our choice, from the paper's words). The norms form a tree, so shrinking
 * elements first and groups then is exact. Convex.
 *
 * @param mu of the groups, at least 0
 * @param tau of the elements, at least 0
 */
public record DualSparsity(FeatureGroups groups, GroupWeights weights, ElementNorm elements, double mu, double tau)
        implements Sparsity {
    public DualSparsity {
        requireNonNull(groups, "groups is null");
        requireNonNull(weights, "weights is null");
        requireNonNull(elements, "elements is null");
        if (!(mu >= 0) || !(tau >= 0) || Double.isInfinite(mu) || Double.isInfinite(tau)) {
            throw new IllegalArgumentException("mu and tau must be at least 0: " + mu + ", " + tau);
        }
    }

    @Override
    public void shrink(DMatrixRMaj matrix, double weight) {
        elements.shrink(matrix, tau / weight);
        double[] norms = groups.norms(matrix);
        double[] sizes = weights.of(groups);
        for (int group = 0; group < norms.length; group++) {
            double threshold = mu * sizes[group] / weight;
            groups.scale(matrix, group, norms[group] <= threshold ? 0 : 1 - threshold / norms[group]);
        }
    }

    /** The penalty's own value. */
    public double value(DMatrixRMaj coefficients) {
        double[] norms = groups.norms(coefficients);
        double[] sizes = weights.of(groups);
        double sum = tau * elements.value(coefficients);
        for (int group = 0; group < norms.length; group++) {
            sum += mu * sizes[group] * norms[group];
        }
        return sum;
    }
}
