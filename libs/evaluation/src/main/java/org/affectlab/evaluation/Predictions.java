package org.affectlab.evaluation;

import java.util.List;

/** From class probabilities to decisions. */
public final class Predictions {
    private Predictions() {}

    /** Index of the largest value; the first one when several are equal. */
    public static int argMax(float[] values) {
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
