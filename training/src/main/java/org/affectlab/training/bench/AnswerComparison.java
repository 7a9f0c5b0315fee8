package org.affectlab.training.bench;

import java.util.List;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.ConfusionMatrix;

/**
 * How far a model's probabilities are from those of a reference.
 *
 * @param largestDifference of any probability of any clip
 * @param meanLargestDifference mean over the clips of each clip's largest difference
 * @param changedClasses clips whose most probable class is another
 * @param uar unweighted average recall of the model itself
 */
record AnswerComparison(double largestDifference, double meanLargestDifference, int changedClasses, double uar) {
    /**
     * @param reference probabilities of each clip
     * @param given as the reference
     * @param actual class of each clip
     */
    static AnswerComparison of(List<double[]> reference, List<double[]> given, int[] actual, List<String> labels) {
        double largest = 0;
        double sum = 0;
        int changed = 0;
        long[][] counts = new long[labels.size()][labels.size()];
        for (int clip = 0; clip < actual.length; clip++) {
            double ofClip = 0;
            for (int label = 0; label < labels.size(); label++) {
                ofClip = Math.max(
                        ofClip, Math.abs(given.get(clip)[label] - reference.get(clip)[label]));
            }
            largest = Math.max(largest, ofClip);
            sum += ofClip;
            int predicted = largestIndex(given.get(clip));
            changed += predicted == largestIndex(reference.get(clip)) ? 0 : 1;
            counts[actual[clip]][predicted]++;
        }
        double uar =
                ClassificationMetrics.of(ConfusionMatrix.of(labels, counts)).uar();
        return new AnswerComparison(largest, sum / actual.length, changed, uar);
    }

    private static int largestIndex(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
