package org.affectlab.regression;

import static java.util.Objects.requireNonNull;

/**
 * The schedule of the solver.
 *
 * @param start of the coefficients
 * @param firstWeight κ at the start, positive
 * @param growth ρ: κ is multiplied by it after every iteration, at least 1
 * @param largestWeight κ grows no further
 * @param tolerance stops when no entry of C and D differs by more
 * @param mostIterations stops then in any case, unconverged
 */
public record IalmSettings(
        Start start, double firstWeight, double growth, double largestWeight, double tolerance, int mostIterations) {

    /** First coefficients. */
    public enum Start {
        ZEROS,
        ONES
    }

    public IalmSettings {
        requireNonNull(start, "start is null");
        if (!(firstWeight > 0) || !(growth >= 1) || !(largestWeight >= firstWeight) || !(tolerance > 0)) {
            throw new IllegalArgumentException(
                    "not a schedule: " + firstWeight + ", " + growth + ", " + largestWeight + ", " + tolerance);
        }
        if (mostIterations < 1) {
            throw new IllegalArgumentException("mostIterations must be at least 1: " + mostIterations);
        }
    }

    /** That of the authors' TGSR (code); on convex problems it stops near the optimum, within about 1e-3 of the objective at worst. */
    public static IalmSettings released() {
        return new IalmSettings(Start.ONES, 1e-3, 1.1, 1e15, 1e-8, 1_000_000);
    }

    /**
     * To the optimum of a convex problem (our choice): κ stops growing at the problem's own scale, so that the method becomes ADMM (Boyd et al.
     * 2011), which converges, instead of freezing what it has.
     */
    public static IalmSettings precise(StackedProblem problem) {
        return until(problem, 1e-12, 200_000);
    }

    /** As {@link #precise}, but near enough to the optimum only to compare settings by their predictions (our choice). */
    public static IalmSettings quick(StackedProblem problem) {
        return until(problem, 1e-5, 1_000);
    }

    private static IalmSettings until(StackedProblem problem, double tolerance, int mostIterations) {
        double energy = 0;
        for (double value : problem.samples().data) {
            energy += value * value;
        }
        // Twice the mean eigenvalue of X̂X̂ᵀ over its rank at most.
        double scale = 2 * energy / Math.min(problem.samples().numRows, problem.samples().numCols);
        // Without any energy, features that never change, every weight will do.
        double first = scale > 0 ? Math.min(1e-2, scale) : 1e-2;
        return new IalmSettings(Start.ZEROS, first, 1.1, Math.max(scale, first), tolerance, mostIterations);
    }
}
