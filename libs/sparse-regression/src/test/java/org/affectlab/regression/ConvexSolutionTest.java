package org.affectlab.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvexSolutionTest {

    @ParameterizedTest
    @CsvSource({
        "12, 4, 60, 10, 5, 1, ROOT_SIZE",
        "12, 4, 60, 10, 1, 3, ONE",
        "12, 4, 60, 0, 0, 3, ROOT_SIZE",
        "12, 4, 60, 50, 8, 0, ROOT_SIZE",
        "40, 6, 60, 100, 2, 1, ROOT_SIZE",
        "40, 6, 60, 5, 0.1, 0.1, ROOT_SIZE"
    })
    void isTheMinimum(int groups, int size, int samples, double lambda, double tau, double mu, GroupWeights weights) {
        StackedProblem problem = random(groups * size, samples, lambda);
        DualSparsity sparsity =
                new DualSparsity(FeatureGroups.consecutive(groups, size), weights, ElementNorm.ROWS, mu, tau);

        DMatrixRMaj found =
                new Ialm(problem).solve(sparsity, IalmSettings.precise(problem)).coefficients();

        double scale = Math.abs(problem.labelEnergy());
        assertThat(OptimalityConditions.violation(problem, sparsity, found)).isLessThan(1e-6);
        DMatrixRMaj other = ProximalGradient.solve(problem, sparsity, new DMatrixRMaj(groups * size, 3), 20_000);
        assertThat(ProximalGradient.objective(problem, sparsity, found))
                .isCloseTo(ProximalGradient.objective(problem, sparsity, other), within(1e-6 * scale));
    }

    private static StackedProblem random(int features, int samples, double lambda) {
        Random random = new Random(features + samples);
        DMatrixRMaj source = matrix(features, samples, random, 0);
        DMatrixRMaj target = matrix(features, samples, random, 0.2);
        DMatrixRMaj labels = new DMatrixRMaj(3, samples);
        for (int sample = 0; sample < samples; sample++) {
            labels.set(sample % 3, sample, 1);
            source.add(sample % 3, sample, 0.5);
        }
        return StackedProblem.of(source, labels, Alignments.marginal(source, target), lambda);
    }

    private static DMatrixRMaj matrix(int rows, int columns, Random random, double shift) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int index = 0; index < matrix.data.length; index++) {
            matrix.data[index] = Math.max(0, Math.min(1, 0.5 + shift + 0.2 * random.nextGaussian()));
        }
        return matrix;
    }
}
