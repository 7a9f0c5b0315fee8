package org.affectlab.training.transfer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.regression.Alignments;
import org.affectlab.regression.DualSparsity;
import org.affectlab.regression.ElementNorm;
import org.affectlab.regression.FeatureGroups;
import org.affectlab.regression.GroupWeights;
import org.affectlab.regression.Ialm;
import org.affectlab.regression.IalmSettings;
import org.affectlab.regression.OneHot;
import org.affectlab.regression.RegressionSolution;
import org.affectlab.regression.StackedProblem;
import org.ejml.data.DMatrixRMaj;

/** AKTLR with marginal alignment (its method's description). One decomposition serves all settings with the same λ. */
public final class AktlrMethod implements TransferMethod<AktlrMethod.Settings> {
    /** Source clips for which τ and μ of the description hold: the loss is a sum over clips. */
    private static final double REFERENCE_CLIPS = 330;

    private final ParameterSet set;
    private final FeatureGroups groups;
    private final boolean quick;

    /**
     * @param set whose groups are kept or dropped
     * @param quick only near the optimum, to compare settings
     */
    public AktlrMethod(ParameterSet set, boolean quick) {
        this.set = requireNonNull(set, "set is null");
        this.groups = new FeatureGroups(
                set.groups().stream().map(group -> group.columns()).toList());
        this.quick = quick;
    }

    /**
     * A point of the grid.
     *
     * @param lambda of the alignment
     * @param tau of the elements, for 330 source clips
     * @param mu of the groups, for 330 source clips
     */
    public record Settings(double lambda, double tau, double mu) {
        DualSparsity sparsity(FeatureGroups groups, int clips) {
            double scale = clips / REFERENCE_CLIPS;
            return new DualSparsity(groups, GroupWeights.ROOT_SIZE, ElementNorm.ROWS, mu * scale, tau * scale);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "λ %.0f, τ %.1f, μ %.1f", lambda, tau, mu);
        }
    }

    @Override
    public String name() {
        return "AKTLR";
    }

    /** The defaults of the description (our choice). */
    @Override
    public Settings fixed() {
        return new Settings(100, 5, 1);
    }

    /** A part of the description's grid (our choice). */
    @Override
    public List<Settings> grid() {
        List<Settings> grid = new ArrayList<>();
        for (double lambda : new double[] {0, 10, 100}) {
            for (double tau : new double[] {0.3, 1, 3, 10}) {
                for (double mu : new double[] {0, 0.2, 1, 2}) {
                    grid.add(new Settings(lambda, tau, mu));
                }
            }
        }
        return List.copyOf(grid);
    }

    @Override
    public List<TransferPrediction> predict(CorpusPair pair, List<Settings> settings) {
        int[] classes = pair.sourceClasses();
        DMatrixRMaj labels = OneHot.of(classes, pair.emotions().size());
        DMatrixRMaj means = Alignments.marginal(pair.source(), pair.target());
        Map<Double, Ialm> solvers = new HashMap<>();
        List<TransferPrediction> predictions = new ArrayList<>();
        for (Settings point : settings) {
            Ialm solver = solvers.computeIfAbsent(
                    point.lambda, lambda -> new Ialm(StackedProblem.of(pair.source(), labels, means, lambda)));
            RegressionSolution solution = solver.solve(
                    point.sparsity(groups, classes.length),
                    quick ? IalmSettings.quick(solver.problem()) : IalmSettings.precise(solver.problem()));
            predictions.add(new TransferPrediction(
                    solution.predict(pair.target()), solution.converged(), kept(solution), features(solution)));
        }
        return predictions;
    }

    private Map<String, Double> kept(RegressionSolution solution) {
        double[] norms = groups.norms(solution.coefficients());
        Map<String, Double> kept = new HashMap<>();
        for (int group = 0; group < norms.length; group++) {
            if (norms[group] > 0) {
                kept.put(set.groups().get(group).name(), norms[group]);
            }
        }
        return kept;
    }

    private static int features(RegressionSolution solution) {
        DMatrixRMaj coefficients = solution.coefficients();
        int kept = 0;
        for (int row = 0; row < coefficients.numRows; row++) {
            boolean any = false;
            for (int column = 0; column < coefficients.numCols; column++) {
                any |= coefficients.get(row, column) != 0;
            }
            kept += any ? 1 : 0;
        }
        return kept;
    }
}
