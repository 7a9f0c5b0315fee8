package org.affectlab.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.affectlab.regression.Aktlr.Alignment;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two corpora of eight groups of four features: the first group tells the classes, the last tells the corpora apart, the rest is noise. */
class AktlrTest {
    private static final FeatureGroups GROUPS = FeatureGroups.consecutive(8, 4);
    private final int[] labels = new int[90];
    private final DMatrixRMaj source = corpus(1, 0, labels);
    private final int[] actual = new int[90];
    private final DMatrixRMaj target = corpus(2, 0.4, actual);

    @ParameterizedTest
    @EnumSource(Alignment.class)
    void keepsTheGroupThatTellsAndDropsTheNoise(Alignment alignment) {
        Aktlr.Fit fit = aktlr(alignment).fit(source, labels, 3, target);

        double[] norms = GROUPS.norms(fit.solution().coefficients());
        assertThat(norms[0]).isPositive();
        for (int group = 1; group < 7; group++) {
            assertThat(norms[group]).isLessThan(norms[0] / 3);
        }
        int right = 0;
        int[] predicted = fit.solution().predict(target);
        for (int sample = 0; sample < actual.length; sample++) {
            right += predicted[sample] == actual[sample] ? 1 : 0;
        }
        assertThat(right).isGreaterThan(80);
        assertThat(OptimalityConditions.violation(
                        fit.problem(),
                        aktlr(alignment).sparsity(),
                        fit.solution().coefficients()))
                .isLessThan(1e-6);
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(aktlr(Alignment.JOINT)
                        .fit(source, labels, 3, target)
                        .solution()
                        .coefficients()
                        .data)
                .isEqualTo(aktlr(Alignment.JOINT)
                        .fit(source, labels, 3, target)
                        .solution()
                        .coefficients()
                        .data);
    }

    @Test
    void aValueThatIsNotFiniteOrALabelThatIsNoneIsRefused() {
        DMatrixRMaj broken = target.copy();
        broken.set(3, 3, Double.NaN);
        assertThatThrownBy(() -> aktlr(Alignment.MARGINAL).fit(source, labels, 3, broken))
                .hasMessageContaining("not finite");
        assertThatThrownBy(() -> aktlr(Alignment.MARGINAL).fit(source, labels, 2, target))
                .hasMessageContaining("label 2");
        assertThatThrownBy(() -> aktlr(Alignment.MARGINAL).fit(source, new int[5], 3, target))
                .hasMessageContaining("do not fit");
        assertThatThrownBy(
                        () -> aktlr(Alignment.MARGINAL).fit(new DMatrixRMaj(5, 90), labels, 3, new DMatrixRMaj(5, 9)))
                .hasMessageContaining("32");
    }

    @Test
    void featuresThatNeverChangeTellNothing() {
        DMatrixRMaj nothing = new DMatrixRMaj(32, 90);

        DMatrixRMaj coefficients = aktlr(Alignment.MARGINAL)
                .fit(nothing, labels, 3, nothing)
                .solution()
                .coefficients();

        assertThat(coefficients.data).containsOnly(0);
    }

    @Test
    void everyFeatureOfACorpusIsScaledByItself() {
        DMatrixRMaj scaled = UnitRange.of(new DMatrixRMaj(new double[][] {{2, 4, 3}, {7, 7, 7}}));

        assertThat(scaled.data).containsExactly(0, 1, 0.5, 0, 0, 0);
    }

    private static Aktlr aktlr(Alignment alignment) {
        return new Aktlr(new DualSparsity(GROUPS, GroupWeights.ROOT_SIZE, ElementNorm.ROWS, 0.3, 0.3), 100, alignment);
    }

    private static DMatrixRMaj corpus(long seed, double offset, int[] labels) {
        Random random = new Random(seed);
        DMatrixRMaj samples = new DMatrixRMaj(32, labels.length);
        for (int sample = 0; sample < labels.length; sample++) {
            labels[sample] = sample % 3;
            for (int row = 0; row < 32; row++) {
                samples.set(row, sample, 0.3 + 0.1 * random.nextGaussian());
            }
            samples.add(labels[sample], sample, 0.5);
            for (int row = 28; row < 32; row++) {
                samples.add(row, sample, offset);
            }
        }
        return samples;
    }
}
