package org.affectlab.regression;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Acoustic knowledge-guided transfer linear regression (arXiv:2312.06466; the objective is our reconstruction): label regression on the source,
 * the means of source and target aligned, groups of acoustic parameters and single functionals switched off. Solved to the optimum, or told that it was not: {@link RegressionSolution#converged()}. Deterministic.
 * Immutable, thread-safe.
 *
 * <p>Features should be scaled to [0, 1] within each corpus ({@link UnitRange}; paper (sibling)).
 *
 * @param sparsity μ and τ; multiply those found on 330 samples by samples ÷ 330, as the loss is a sum
 * @param lambda λ of the alignment, at least 0
 * @param alignment marginal by default, joint as a switch (our choice)
 */
public record Aktlr(DualSparsity sparsity, double lambda, Alignment alignment) {
    private static final int MOST_ROUNDS = 10;

    /** What is aligned. */
    public enum Alignment {
        /** The means of the corpora. */
        MARGINAL,
        /** The means of each class besides, with the target's labels as predicted, until they stay. */
        JOINT
    }

    public Aktlr {
        requireNonNull(sparsity, "sparsity is null");
        requireNonNull(alignment, "alignment is null");
    }

    /** What was fitted, and the smooth problem whose optimum it is. */
    public record Fit(RegressionSolution solution, StackedProblem problem) {}

    /**
     * @param source features × labelled samples
     * @param labels class of each source sample, counted from 0
     * @param target features × unlabelled samples
     * @throws IllegalArgumentException if the sizes do not fit or a value is not finite
     */
    public Fit fit(DMatrixRMaj source, int[] labels, int classes, DMatrixRMaj target) {
        DMatrixRMaj targets = OneHot.of(labels, classes);
        Fit fit = fit(StackedProblem.of(source, targets, Alignments.marginal(source, target), lambda));
        int[] predicted = fit.solution.predict(target);
        for (int round = 0; alignment == Alignment.JOINT && round < MOST_ROUNDS; round++) {
            DMatrixRMaj columns = Alignments.joint(source, labels, target, predicted, classes);
            fit = fit(StackedProblem.of(source, targets, columns, lambda));
            int[] next = fit.solution.predict(target);
            if (Arrays.equals(next, predicted)) {
                break;
            }
            predicted = next;
        }
        return fit;
    }

    private Fit fit(StackedProblem problem) {
        return new Fit(new Ialm(problem).solve(sparsity, IalmSettings.precise(problem)), problem);
    }
}
