package org.affectlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PredictionsTest {
    @Test
    void softmaxIsTheShareOfExponentialsWithinItsRange() {
        double[] probabilities = Predictions.softmax(new float[] {9, 0, (float) Math.log(3), 9}, 1, 2);

        assertThat(probabilities).hasSize(2);
        assertThat(probabilities[0]).isCloseTo(0.25, within(1e-7));
        assertThat(probabilities[1]).isCloseTo(0.75, within(1e-7));
    }

    @Test
    void softmaxOfLargeScoresIsFinite() {
        assertThat(Predictions.softmax(new float[] {1000, 1000}, 0, 2)).containsExactly(0.5, 0.5);
    }

    @Test
    void theFirstOfTheLargestWins() {
        assertThat(Predictions.argMax(new double[] {1, 3, 3})).isEqualTo(1);
        assertThat(Predictions.argMax(new float[] {2, 1, 2})).isZero();
    }

    @Test
    void nothingHasNoLargest() {
        assertThatThrownBy(() -> Predictions.argMax(new double[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Predictions.softmax(new float[0], 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
