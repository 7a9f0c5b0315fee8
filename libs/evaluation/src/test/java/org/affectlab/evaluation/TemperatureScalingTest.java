package org.affectlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemperatureScalingTest {

    @Test
    void findsTheTemperatureThatTheLogitsWereSharpenedBy() {
        Random random = new Random(1);
        List<float[][]> logits = new ArrayList<>();
        int[] actual = new int[20_000];
        for (int item = 0; item < actual.length; item++) {
            float[] honest = {
                (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()
            };
            actual[item] = draw(Predictions.softmax(honest, 0, 3), random);
            logits.add(new float[][] {{honest[0] * 2.5f, honest[1] * 2.5f, honest[2] * 2.5f}});
        }

        double temperature = TemperatureScaling.fit(logits, actual);

        assertThat(temperature).isCloseTo(2.5, within(0.1));
        assertThat(error(logits, actual, temperature)).isLessThan(0.02);
        assertThat(error(logits, actual, 1)).isGreaterThan(0.1);
    }

    @Test
    void twoItemsCanBeSolvedByHand() {
        // Two classes, logit ±1, right three times out of four: σ(1/T) = 3/4, so T = 1 ÷ ln 3.
        List<float[][]> logits = List.of(one(), one(), one(), one());

        double temperature = TemperatureScaling.fit(logits, new int[] {0, 0, 0, 1});

        assertThat(temperature).isCloseTo(1 / Math.log(3), within(1e-5));
    }

    @Test
    void windowsAreAveragedAsProbabilities() {
        double[] mean = TemperatureScaling.probabilities(new float[][] {{2, 0}, {0, 0}}, 2);

        assertThat(mean[0]).isCloseTo((1 / (1 + Math.exp(-1)) + 0.5) / 2, within(1e-7));
    }

    @Test
    void itemsMustBeThere() {
        assertThatThrownBy(() -> TemperatureScaling.fit(List.of(), new int[0])).hasMessageContaining("length");
        assertThatThrownBy(() -> TemperatureScaling.fit(List.<float[][]>of(one()), new int[2]))
                .hasMessageContaining("length");
    }

    private static float[][] one() {
        return new float[][] {{1, 0}};
    }

    private static int draw(double[] probabilities, Random random) {
        double value = random.nextDouble();
        int label = 0;
        while (label < probabilities.length - 1 && value > probabilities[label]) {
            value -= probabilities[label++];
        }
        return label;
    }

    private static double error(List<float[][]> logits, int[] actual, double temperature) {
        float[][] probabilities = new float[actual.length][];
        for (int item = 0; item < actual.length; item++) {
            double[] row = TemperatureScaling.probabilities(logits.get(item), temperature);
            probabilities[item] = new float[] {(float) row[0], (float) row[1], (float) row[2]};
        }
        return CalibrationError.expected(probabilities, actual, 15);
    }
}
