package org.affectlab.regression;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * A fixed number of groups survives every step: their norms are shrunk by that of the first one that does not (paper and code: TGSR; a switch
 * for AKTLR, our choice). Not the penalty of one fixed problem: the result depends on the solver's schedule.
 *
 * @param count of groups to keep, from 1 to all; all of them means no group sparsity
 * @param tau of the elements, as in {@link DualSparsity}; 0 for TGSR
 */
public record KeptGroups(FeatureGroups groups, GroupWeights weights, ElementNorm elements, int count, double tau)
        implements Sparsity {
    public KeptGroups {
        requireNonNull(groups, "groups is null");
        requireNonNull(weights, "weights is null");
        requireNonNull(elements, "elements is null");
        if (count < 1 || count > groups.count()) {
            throw new IllegalArgumentException("count must be between 1 and " + groups.count() + ": " + count);
        }
        if (!(tau >= 0) || Double.isInfinite(tau)) {
            throw new IllegalArgumentException("tau must be at least 0: " + tau);
        }
    }

    @Override
    public void shrink(DMatrixRMaj matrix, double weight) {
        if (tau > 0) {
            elements.shrink(matrix, tau / weight);
        }
        double[] norms = groups.norms(matrix);
        double[] sizes = weights.of(groups);
        double threshold = threshold(norms, sizes);
        for (int group = 0; group < norms.length; group++) {
            double least = threshold * sizes[group];
            // As the authors compute it: the difference first, then the quotient.
            groups.scale(matrix, group, norms[group] <= least ? 0 : (norms[group] - least) / norms[group]);
        }
    }

    private double threshold(double[] norms, double[] sizes) {
        if (count == norms.length) {
            return 0;
        }
        double[] ratios = new double[norms.length];
        for (int group = 0; group < norms.length; group++) {
            ratios[group] = norms[group] / sizes[group];
        }
        Arrays.sort(ratios);
        return ratios[norms.length - 1 - count];
    }
}
