package org.affectlab.evaluation;

import java.util.List;

/** From scores to class probabilities, and from those to decisions. */
public final class Predictions {
    private Predictions() {}

    /**
     * exp(x − max) over its sum, for {@code classes} scores from {@code offset} on, in double precision.
     *
     * @throws IllegalArgumentException if there is no class
     */
    public static double[] softmax(float[] scores, int offset, int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("classes must be at least 1: " + classes);
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < classes; index++) {
            largest = Math.max(largest, scores[offset + index]);
        }
        double[] probabilities = new double[classes];
        double sum = 0;
        for (int index = 0; index < classes; index++) {
            probabilities[index] = Math.exp(scores[offset + index] - largest);
            sum += probabilities[index];
        }
        for (int index = 0; index < classes; index++) {
            probabilities[index] /= sum;
        }
        return probabilities;
    }

    /** Index of the largest value; the first one when several are equal. */
    public static int argMax(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values is empty");
        }
        int best = 0;
        for (int index = 1; index < values.length; index++) {
            if (values[index] > values[best]) {
                best = index;
            }
        }
        return best;
    }

    /** Index of the largest value; the first one when several are equal. */
    public static int argMax(float[] values) {
        double[] wider = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            wider[index] = values[index];
        }
        return argMax(wider);
    }

    /** Each item goes to its most probable class. */
    public static ConfusionMatrix confusion(List<String> labels, float[][] probabilities, int[] actual) {
        if (probabilities.length != actual.length) {
            throw new IllegalArgumentException("probabilities and actual must have the same length");
        }
        ConfusionMatrix.Builder matrix = ConfusionMatrix.builder(labels);
        for (int item = 0; item < actual.length; item++) {
            matrix.add(actual[item], argMax(probabilities[item]));
        }
        return matrix.build();
    }
}
