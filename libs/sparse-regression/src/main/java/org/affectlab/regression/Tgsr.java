package org.affectlab.regression;

import static java.util.Objects.requireNonNull;

import org.ejml.data.DMatrixRMaj;

/**
 * Transfer group sparse regression (arXiv:2111.15361): a fixed number of groups survives, the means of the predicted labels of source and target
 * are pulled together. With the authors' schedule, on which the result depends (code). Immutable, thread-safe.
 *
 * @param groups of the features: facial regions
 * @param xi ξ, weight of the alignment, at least 0; 0.006 is a fixed default (our choice)
 * @param kept κ, groups that survive; all of them is ridge regression towards ones
 */
public record Tgsr(FeatureGroups groups, double xi, int kept) {
    public Tgsr {
        requireNonNull(groups, "groups is null");
    }

    /**
     * @param source features × labelled samples
     * @param labels class of each source sample, counted from 0
     * @param target features × unlabelled samples
     */
    public RegressionSolution fit(DMatrixRMaj source, int[] labels, int classes, DMatrixRMaj target) {
        StackedProblem problem =
                StackedProblem.of(source, OneHot.of(labels, classes), Alignments.marginal(source, target), xi);
        return new Ialm(problem)
                .solve(new KeptGroups(groups, GroupWeights.ONE, ElementNorm.ROWS, kept, 0), IalmSettings.released());
    }
}
