package org.affectlab.training.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.evaluation.CalibrationError;
import org.affectlab.evaluation.TemperatureScaling;

/**
 * Fits the temperature on all held-out items, and scores it without letting a speaker judge a temperature that the speaker helped to find:
 * speakers alternate between two halves, and each half is scored with the other's. Stateless.
 */
public final class HeldOutCalibration {
    private static final int BINS = 15;

    private HeldOutCalibration() {}

    /**
     * @param logits of each item: window × class
     * @param speakers of each item
     * @throws IllegalArgumentException if there are fewer than two speakers
     */
    public static Calibration of(List<float[][]> logits, int[] actual, List<String> speakers, String settingsDigest) {
        List<String> distinct = speakers.stream().distinct().toList();
        if (distinct.size() < 2) {
            throw new IllegalArgumentException("calibration needs two held-out speakers or more, not " + distinct);
        }
        List<List<Integer>> halves = List.of(new ArrayList<>(), new ArrayList<>());
        for (int item = 0; item < actual.length; item++) {
            halves.get(distinct.indexOf(speakers.get(item)) % 2).add(item);
        }
        double[] temperatures = new double[actual.length];
        double loss = 0;
        for (int half = 0; half < 2; half++) {
            List<Integer> own = halves.get(half);
            List<Integer> other = halves.get(1 - half);
            double temperature = TemperatureScaling.fit(chosen(logits, other), chosen(actual, other));
            own.forEach(item -> temperatures[item] = temperature);
            loss += TemperatureScaling.loss(chosen(logits, own), chosen(actual, own), temperature) * own.size();
        }
        return new Calibration(
                TemperatureScaling.fit(logits, actual),
                distinct,
                actual.length,
                error(logits, actual, ones(actual.length)),
                error(logits, actual, temperatures),
                TemperatureScaling.loss(logits, actual, 1),
                loss / actual.length,
                settingsDigest);
    }

    private static double error(List<float[][]> logits, int[] actual, double[] temperatures) {
        float[][] probabilities = new float[actual.length][];
        for (int item = 0; item < actual.length; item++) {
            double[] row = TemperatureScaling.probabilities(logits.get(item), temperatures[item]);
            probabilities[item] = new float[row.length];
            for (int label = 0; label < row.length; label++) {
                probabilities[item][label] = (float) row[label];
            }
        }
        return CalibrationError.expected(probabilities, actual, BINS);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static List<float[][]> chosen(List<float[][]> logits, List<Integer> items) {
        return items.stream().map(logits::get).toList();
    }

    private static int[] chosen(int[] actual, List<Integer> items) {
        return items.stream().mapToInt(item -> actual[item]).toArray();
    }
}
