package org.affectlab.evaluation;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * One number by which logits are divided so that probabilities are as frequent as they say (Guo, Pleiss, Sun, Weinberger: On Calibration of
 * Modern Neural Networks, ICML 2017, arXiv:1706.04599). An item may have several windows; its probabilities are the mean of their softmax
 * vectors (our choice, as the services answer). Pure functions.
 */
public final class TemperatureScaling {
    private static final double LOWEST = Math.log(0.05);
    private static final double HIGHEST = Math.log(20);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double TOLERANCE = 1e-6;
    private static final double SMALLEST_PROBABILITY = 1e-12;

    private TemperatureScaling() {}

    /**
     * The temperature with the least mean negative log-likelihood of the true classes, in [0.05, 20].
     *
     * @param logits of each item: window × class, at least one window
     * @param actual true class of each item
     * @throws IllegalArgumentException if there is no item, or the lists differ in length
     */
    public static double fit(List<float[][]> logits, int[] actual) {
        if (logits.isEmpty() || logits.size() != actual.length) {
            throw new IllegalArgumentException("logits and actual must have the same, positive length");
        }
        // One window: convex in 1 ÷ T. A mean over windows need not be, but has one minimum in practice.
        return Math.exp(minimum(log -> loss(logits, actual, Math.exp(log))));
    }

    /** Mean negative log-likelihood, natural logarithm. */
    public static double loss(List<float[][]> logits, int[] actual, double temperature) {
        double loss = 0;
        for (int item = 0; item < actual.length; item++) {
            double probability = probabilities(logits.get(item), temperature)[actual[item]];
            loss -= Math.log(Math.max(SMALLEST_PROBABILITY, probability));
        }
        return loss / actual.length;
    }

    /** Mean over windows of the softmax of logits ÷ temperature. */
    public static double[] probabilities(float[][] windows, double temperature) {
        int classes = windows[0].length;
        double[] mean = new double[classes];
        for (float[] window : windows) {
            float[] scaled = new float[classes];
            for (int label = 0; label < classes; label++) {
                scaled[label] = (float) (window[label] / temperature);
            }
            double[] probabilities = Predictions.softmax(scaled, 0, classes);
            for (int label = 0; label < classes; label++) {
                mean[label] += probabilities[label] / windows.length;
            }
        }
        return mean;
    }

    /** Golden-section search. */
    private static double minimum(DoubleUnaryOperator function) {
        double low = LOWEST;
        double high = HIGHEST;
        double first = high - GOLDEN * (high - low);
        double second = low + GOLDEN * (high - low);
        double firstValue = function.applyAsDouble(first);
        double secondValue = function.applyAsDouble(second);
        while (high - low > TOLERANCE) {
            if (firstValue < secondValue) {
                high = second;
                second = first;
                secondValue = firstValue;
                first = high - GOLDEN * (high - low);
                firstValue = function.applyAsDouble(first);
            } else {
                low = first;
                first = second;
                firstValue = secondValue;
                second = low + GOLDEN * (high - low);
                secondValue = function.applyAsDouble(second);
            }
        }
        return (low + high) / 2;
    }
}
