package org.affectlab.training.transfer;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * A linear support vector machine (LIBLINEAR, L2-regularised, squared hinge, one against the rest), on the features or after subspace alignment
 * (Fernando et al., ICCV 2013). A baseline.
 */
public final class SvmMethod implements TransferMethod<SvmMethod.Settings> {
    private static final double TOLERANCE = 0.01;
    private static final int MOST_ITERATIONS = 2_000;
    private static final double BIAS = 1;
    private static final long SEED = 1;

    private final String name;
    private final List<Integer> dimensions;

    /** @param dimensions of the subspace, those to choose from; 0 is none */
    public SvmMethod(String name, List<Integer> dimensions) {
        this.name = requireNonNull(name, "name is null");
        this.dimensions = List.copyOf(dimensions);
    }

    /**
     * A point of the grid.
     *
     * @param dimensions of the subspace; 0 is none
     * @param cost C
     */
    public record Settings(int dimensions, double cost) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, dimensions == 0 ? "C %.2f" : "C %.2f, %d dimensions", cost, dimensions);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Settings fixed() {
        return new Settings(dimensions.get(0), 1);
    }

    @Override
    public List<Settings> grid() {
        List<Settings> grid = new ArrayList<>();
        for (int count : dimensions) {
            for (double cost : new double[] {0.01, 0.1, 1}) {
                grid.add(new Settings(count, cost));
            }
        }
        return List.copyOf(grid);
    }

    @Override
    public List<TransferPrediction> predict(CorpusPair pair, List<Settings> settings) {
        Map<Integer, SubspaceAlignment.Aligned> aligned = new HashMap<>();
        return settings.stream()
                .map(point -> {
                    SubspaceAlignment.Aligned data = aligned.computeIfAbsent(
                            point.dimensions, count -> SubspaceAlignment.of(pair.source(), pair.target(), count));
                    return TransferPrediction.of(
                            classify(data, pair.sourceClasses(), point.cost), pair.source().numRows);
                })
                .toList();
    }

    private static int[] classify(SubspaceAlignment.Aligned data, int[] labels, double cost) {
        Problem problem = new Problem();
        problem.l = labels.length;
        problem.n = data.source().numRows + 1;
        problem.bias = BIAS;
        problem.x = rows(data.source());
        problem.y = Arrays.stream(labels).asDoubleStream().toArray();
        Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, cost, MOST_ITERATIONS, TOLERANCE);
        parameter.setRandom(new Random(SEED));
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, parameter);
        return Arrays.stream(rows(data.target()))
                .mapToInt(row -> (int) Linear.predict(model, row))
                .toArray();
    }

    private static Feature[][] rows(DMatrixRMaj samples) {
        Feature[][] rows = new Feature[samples.numCols][samples.numRows + 1];
        for (int sample = 0; sample < samples.numCols; sample++) {
            for (int feature = 0; feature < samples.numRows; feature++) {
                rows[sample][feature] = new FeatureNode(feature + 1, samples.get(feature, sample));
            }
            rows[sample][samples.numRows] = new FeatureNode(samples.numRows + 1, BIAS);
        }
        return rows;
    }
}
