package org.affectlab.speech.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbabilitiesTest {
    @Test
    void softmaxOfKnownScores() {
        // Computed by hand: e^0, e^1, e^2 over their sum 11.107338.
        assertThat(Probabilities.softmax(new float[] {0, 1, 2}))
                .containsExactly(new double[] {0.0900306, 0.2447285, 0.6652410}, within(1e-7));
    }

    @Test
    void softmaxOfHugeScoresIsFinite() {
        assertThat(Probabilities.softmax(new float[] {-3e38f, 3e38f, 0})).containsExactly(0, 1, 0);
        assertThat(Probabilities.softmax(new float[] {1000, 1000})).containsExactly(0.5, 0.5);
    }

    @Test
    void softmaxSumsToOne() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            float[] scores = new float[1 + random.nextInt(20)];
            for (int index = 0; index < scores.length; index++) {
                scores[index] = (float) (random.nextGaussian() * 30);
            }
            assertThat(Arrays.stream(Probabilities.softmax(scores)).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void scoresThatAreNotFiniteAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Probabilities.softmax(new float[] {0, Float.NaN}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Probabilities.softmax(new float[] {Float.POSITIVE_INFINITY}));
    }

    @Test
    void meanOfWindows() {
        assertThat(Probabilities.mean(List.of(new double[] {1, 0}, new double[] {0, 1}, new double[] {0.5, 0.5})))
                .containsExactly(new double[] {0.5, 0.5}, within(1e-15));
    }

    @Test
    void theFirstOfTheLargestWins() {
        assertThat(Probabilities.argMax(new double[] {0.2, 0.4, 0.4})).isEqualTo(1);
        assertThat(Probabilities.argMax(new double[] {1})).isZero();
    }
}
