package org.affectlab.evaluation;

/**
 * Expected calibration error: items are binned by the probability of their predicted class, and the absolute difference between mean
 * probability and accuracy is averaged over the bins, weighted by their sizes. Equal-width bins over [0, 1].
 */
public final class CalibrationError {
    private CalibrationError() {}

    /**
     * @param probabilities one row an item, one column a class, rows summing to 1
     * @param actual true class of each item
     * @param bins number of bins, at least 1; 15 is customary
     * @return a value in [0, 1]
     */
    public static double expected(float[][] probabilities, int[] actual, int bins) {
        if (probabilities.length == 0 || probabilities.length != actual.length) {
            throw new IllegalArgumentException("probabilities and actual must have the same, positive length");
        }
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be at least 1: " + bins);
        }
        double[] confidence = new double[bins];
        long[] correct = new long[bins];
        for (int item = 0; item < actual.length; item++) {
            int predicted = Predictions.argMax(probabilities[item]);
            double probability = probabilities[item][predicted];
            int bin = Math.min(bins - 1, (int) (probability * bins));
            confidence[bin] += probability;
            correct[bin] += predicted == actual[item] ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < bins; bin++) {
            error += Math.abs(confidence[bin] - correct[bin]);
        }
        return error / actual.length;
    }
}
