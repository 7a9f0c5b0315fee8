package org.affectlab.regression;

import static java.util.Objects.requireNonNull;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The inexact augmented Lagrangian (Lin, Chen, Ma, arXiv:1009.5055; the steps are those of the authors' TGSR, code, and of AKTLR, our
 * reconstruction): min over C = D of ‖Ŷ − DᵀX̂‖² + penalty(C). Alternates a ridge regression for D, the penalty's proximal map for C and the
 * multiplier, at a weight κ that grows. One decomposition of X̂ serves all iterations, problems of other penalties too. Immutable, thread-safe.
 */
public final class Ialm {
    private final StackedProblem problem;
    private final ShiftedInverse inverse;

    public Ialm(StackedProblem problem) {
        this.problem = requireNonNull(problem, "problem is null");
        this.inverse = ShiftedInverse.of(problem.samples());
    }

    /** The smooth part. */
    public StackedProblem problem() {
        return problem;
    }

    /**
     * The smooth part with strength·‖C‖² and no other penalty, in closed form.
     *
     * @param strength positive
     */
    public RegressionSolution ridge(double strength) {
        if (!(strength > 0) || Double.isInfinite(strength)) {
            throw new IllegalArgumentException("strength must be positive: " + strength);
        }
        return new RegressionSolution(inverse.apply(problem.products(), strength), 1, 0, true);
    }

    /** @throws IllegalArgumentException if the groups are not of the problem's features */
    public RegressionSolution solve(Sparsity sparsity, IalmSettings settings) {
        if (sparsity.groups().features() != problem.features()) {
            throw new IllegalArgumentException(
                    "groups of " + sparsity.groups().features() + " features for " + problem.features());
        }
        DMatrixRMaj coefficients = new DMatrixRMaj(problem.features(), problem.classes());
        CommonOps_DDRM.fill(coefficients, settings.start() == IalmSettings.Start.ONES ? 1 : 0);
        DMatrixRMaj multiplier = new DMatrixRMaj(problem.features(), problem.classes());
        double weight = settings.firstWeight();
        int iteration = 0;
        while (true) {
            iteration++;
            DMatrixRMaj smooth = smooth(coefficients, multiplier, weight);
            shifted(smooth, multiplier, -1 / weight, coefficients);
            sparsity.shrink(coefficients, weight);
            boolean close = largestDifference(coefficients, smooth) < settings.tolerance();
            if (close || iteration == settings.mostIterations()) {
                return new RegressionSolution(coefficients, iteration, weight, close);
            }
            ascend(multiplier, weight, coefficients, smooth);
            weight = Math.min(weight * settings.growth(), settings.largestWeight());
        }
    }

    /** D = (X̂X̂ᵀ + κ/2)⁻¹ (X̂Ŷᵀ + (T + κC)/2). */
    private DMatrixRMaj smooth(DMatrixRMaj coefficients, DMatrixRMaj multiplier, double weight) {
        DMatrixRMaj right = problem.products().copy();
        CommonOps_DDRM.addEquals(right, 0.5, multiplier);
        CommonOps_DDRM.addEquals(right, weight / 2, coefficients);
        return inverse.apply(right, weight / 2);
    }

    private static void shifted(DMatrixRMaj matrix, DMatrixRMaj other, double factor, DMatrixRMaj target) {
        for (int index = 0; index < matrix.data.length; index++) {
            target.data[index] = matrix.data[index] + factor * other.data[index];
        }
    }

    /** T ← T + κ(C − D). */
    private static void ascend(DMatrixRMaj multiplier, double weight, DMatrixRMaj coefficients, DMatrixRMaj smooth) {
        for (int index = 0; index < multiplier.data.length; index++) {
            multiplier.data[index] += weight * (coefficients.data[index] - smooth.data[index]);
        }
    }

    private static double largestDifference(DMatrixRMaj first, DMatrixRMaj second) {
        double largest = 0;
        for (int index = 0; index < first.data.length; index++) {
            largest = Math.max(largest, Math.abs(first.data[index] - second.data[index]));
        }
        return largest;
    }
}
