package org.affectlab.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The self-contained vectors of the specification of TGSR, which an independent implementation computed. */
class TgsrToyTest {
    private static final FeatureGroups GROUPS = FeatureGroups.consecutive(4, 3);

    @ParameterizedTest
    @CsvSource({
        "1, 154, 2153.182,  0,        0,       .003135, 0,        2 2 2 2 2",
        "2, 52,  .1291299,  2.612553, 0,       0,       1.549142, 2 1 2 1 2",
        "4, 1,   .001,      2.324034, .884297, .904302, 1.714971, 2 1 2 1 2"
    })
    void reproducesTheVectors(
            int kept, int iterations, double weight, double g1, double g2, double g3, double g4, String predicted) {
        RegressionSolution solution = solve(kept);

        assertThat(solution.converged()).isTrue();
        assertThat(solution.iterations()).isEqualTo(iterations);
        assertThat(solution.finalWeight()).isCloseTo(weight, within(weight * 1e-6));
        assertThat(GROUPS.norms(solution.coefficients())).containsExactly(new double[] {g1, g2, g3, g4}, within(1e-6));
        int[] labels = solution.predict(target());
        StringBuilder text = new StringBuilder();
        for (int label : labels) {
            text.append(text.isEmpty() ? "" : " ").append(label + 1);
        }
        assertThat(text.toString()).isEqualTo(predicted);
    }

    @Test
    void theSecondVectorsCoefficientsAndScores() {
        RegressionSolution solution = solve(2);

        assertThat(solution.coefficients().get(0, 0)).isCloseTo(.287047, within(1e-6));
        assertThat(solution.coefficients().get(0, 1)).isCloseTo(-.291127, within(1e-6));
        DMatrixRMaj scores = solution.scores(target());
        assertThat(scores.get(0, 0)).isCloseTo(-.284681, within(1e-6));
        assertThat(scores.get(1, 0)).isCloseTo(.994292, within(1e-6));
    }

    private static RegressionSolution solve(int kept) {
        DMatrixRMaj source = new DMatrixRMaj(12, 6);
        DMatrixRMaj labels = new DMatrixRMaj(2, 6);
        for (int j = 1; j <= 6; j++) {
            for (int i = 1; i <= 12; i++) {
                source.set(i - 1, j - 1, Math.abs(Math.sin(i + 0.7 * j * (1 + (i - 1) % 3))));
            }
            labels.set((j + 1) % 2, j - 1, 1);
        }
        DMatrixRMaj difference = Alignments.marginal(source, target());
        return new Ialm(StackedProblem.of(source, labels, difference, 0.5))
                .solve(new KeptGroups(GROUPS, GroupWeights.ONE, ElementNorm.ROWS, kept, 0), IalmSettings.released());
    }

    private static DMatrixRMaj target() {
        DMatrixRMaj target = new DMatrixRMaj(12, 5);
        for (int j = 1; j <= 5; j++) {
            for (int i = 1; i <= 12; i++) {
                target.set(i - 1, j - 1, Math.abs(Math.cos(0.5 * i + 0.9 * j * (1 + (i - 1) % 2))));
            }
        }
        return target;
    }
}
