package org.affectlab.speech.pipeline;

import java.util.List;

/** Arithmetic on vectors of class scores, in double precision. Stateless. */
public final class Probabilities {
    private Probabilities() {}

    /** As {@link #softmax(double[])}. */
    public static double[] softmax(float[] scores) {
        double[] exact = new double[scores.length];
        for (int index = 0; index < scores.length; index++) {
            exact[index] = scores[index];
        }
        return softmax(exact);
    }

    /**
     * exp(x - max) over its sum: finite for all finite scores; the result sums to 1.
     *
     * @throws IllegalArgumentException if a score is not finite
     */
    public static double[] softmax(double[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("a score is not finite");
            }
            largest = Math.max(largest, score);
        }
        double[] result = new double[scores.length];
        double sum = 0;
        for (int index = 0; index < scores.length; index++) {
            result[index] = Math.exp(scores[index] - largest);
            sum += result[index];
        }
        for (int index = 0; index < result.length; index++) {
            result[index] /= sum;
        }
        return result;
    }

    /** Elementwise mean of at least one vector; all have one length. */
    public static double[] mean(List<double[]> vectors) {
        double[] mean = new double[vectors.get(0).length];
        for (double[] vector : vectors) {
            for (int index = 0; index < mean.length; index++) {
                mean[index] += vector[index] / vectors.size();
            }
        }
        return mean;
    }

    /** The first of the largest. */
    public static int argMax(double[] probabilities) {
        int best = 0;
        for (int index = 1; index < probabilities.length; index++) {
            if (probabilities[index] > probabilities[best]) {
                best = index;
            }
        }
        return best;
    }
}
