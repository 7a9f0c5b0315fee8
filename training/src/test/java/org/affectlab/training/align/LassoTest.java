package org.affectlab.training.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LassoTest {
    private static final int SAMPLES = 8;
    private static final int FEATURES = 30;

    private final SplittableRandom random = new SplittableRandom(5);
    private final double[][] source = normal(FEATURES, SAMPLES);
    private final double[][] target = normal(FEATURES, SAMPLES - 1);
    private final double[][] gram = product(source, source);
    private final double[][] cross = product(source, target);

    private double[][] normal(int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int column = 0; column < columns; column++) {
                row[column] = random.nextGaussian();
            }
        }
        return values;
    }

    /** Of the first's transpose with the second, by the number of features. */
    private static double[][] product(double[][] first, double[][] second) {
        double[][] product = new double[first[0].length][second[0].length];
        for (int row = 0; row < product.length; row++) {
            for (int column = 0; column < product[0].length; column++) {
                for (int feature = 0; feature < first.length; feature++) {
                    product[row][column] += first[feature][row] * second[feature][column] / first.length;
                }
            }
        }
        return product;
    }

    /** Half the smooth part's gradient. */
    private double slope(double[][] weights, int row, int column) {
        double slope = -cross[row][column];
        for (int inner = 0; inner < SAMPLES; inner++) {
            slope += gram[row][inner] * weights[inner][column];
        }
        return slope;
    }

    /** The conditions of optimality: 2·slope = −α·sign(w) where w is not zero, |2·slope| ≤ α where it is. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.6})
    void nothingIsBetter(double alpha) {
        double[][] weights = Lasso.solve(gram, cross, alpha);
        int zeros = 0;
        for (int row = 0; row < SAMPLES; row++) {
            for (int column = 0; column < weights[0].length; column++) {
                double twice = 2 * slope(weights, row, column);
                if (weights[row][column] == 0) {
                    zeros++;
                    assertThat(Math.abs(twice)).isLessThanOrEqualTo(alpha + 1e-4);
                } else {
                    assertThat(twice).isCloseTo(-alpha * Math.signum(weights[row][column]), within(1e-4));
                }
            }
        }
        assertThat(zeros).isBetween(1, SAMPLES * weights[0].length);
    }

    @Test
    void withoutSparsityItIsLeastSquares() {
        double[][] weights = Lasso.solve(gram, cross, 0);
        for (int row = 0; row < SAMPLES; row++) {
            assertThat(slope(weights, row, 0)).isCloseTo(0, within(1e-3));
        }
    }

    @Test
    void sparsityGrowsWithAlphaUntilNothingIsLeft() {
        double most = 0;
        for (double[] row : cross) {
            for (double value : row) {
                most = Math.max(most, Math.abs(2 * value));
            }
        }
        assertThat(filled(Lasso.solve(gram, cross, 0.01))).isGreaterThan(filled(Lasso.solve(gram, cross, 0.5)));
        assertThat(filled(Lasso.solve(gram, cross, most))).isZero();
        assertThat(filled(Lasso.solve(gram, cross, 0.99 * most))).isPositive();
    }

    private static long filled(double[][] weights) {
        long count = 0;
        for (double[] row : weights) {
            for (double value : row) {
                count += value == 0 ? 0 : 1;
            }
        }
        return count;
    }

    @Test
    void whatIsInTheSourceIsFoundThere() {
        double[][] own = Lasso.solve(gram, gram, 1e-6);
        for (int row = 0; row < SAMPLES; row++) {
            for (int column = 0; column < SAMPLES; column++) {
                assertThat(own[row][column]).isCloseTo(row == column ? 1 : 0, within(0.02));
            }
        }
    }

    @Test
    void featuresThatAreAllZeroHaveNoWeights() {
        assertThat(filled(Lasso.solve(new double[2][2], new double[2][3], 0.1))).isZero();
    }
}
