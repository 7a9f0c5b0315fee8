package org.affectlab.training.transfer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.affectlab.regression.Alignments;
import org.affectlab.regression.Ialm;
import org.affectlab.regression.OneHot;
import org.affectlab.regression.StackedProblem;
import org.ejml.data.DMatrixRMaj;

/** Label regression without sparsity, in closed form: plain, or with the means aligned. A baseline (our choice). */
public final class RidgeMethod implements TransferMethod<RidgeMethod.Settings> {
    /** Almost none: 384 features would fit a small corpus exactly. */
    private static final double WEAK = 0.01;

    private final String name;
    private final double lambda;

    /** @param lambda of the alignment; 0 is plain regression */
    public RidgeMethod(String name, double lambda) {
        this.name = requireNonNull(name, "name is null");
        this.lambda = lambda;
    }

    /**
     * A point of the grid.
     *
     * @param lambda of the alignment
     * @param strength of ‖C‖²
     */
    public record Settings(double lambda, double strength) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "λ %.0f, ridge %.2f", lambda, strength);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Settings fixed() {
        return new Settings(lambda, WEAK);
    }

    @Override
    public List<Settings> grid() {
        List<Settings> grid = new ArrayList<>();
        for (double strength : new double[] {0.01, 0.1, 1, 10, 100}) {
            grid.add(new Settings(lambda, strength));
        }
        return List.copyOf(grid);
    }

    @Override
    public List<TransferPrediction> predict(CorpusPair pair, List<Settings> settings) {
        DMatrixRMaj labels = OneHot.of(pair.sourceClasses(), pair.emotions().size());
        DMatrixRMaj means = Alignments.marginal(pair.source(), pair.target());
        Map<Double, Ialm> solvers = new HashMap<>();
        return settings.stream()
                .map(point -> solvers.computeIfAbsent(
                                point.lambda,
                                weight -> new Ialm(StackedProblem.of(pair.source(), labels, means, weight)))
                        .ridge(point.strength)
                        .predict(pair.target()))
                .map(classes -> TransferPrediction.of(classes, pair.source().numRows))
                .toList();
    }
}
