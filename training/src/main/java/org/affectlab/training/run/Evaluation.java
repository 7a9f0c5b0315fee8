package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.evaluation.CalibrationError;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.evaluation.Predictions;
import org.affectlab.training.data.Clip;

/**
 * How a network does on clips it was not trained on.
 *
 * @param clips in the order of the probabilities
 * @param probabilities one row a clip: the mean of its windows' softmax vectors
 * @param actual true class of each clip
 * @param loss mean cross-entropy of the windows
 */
public record Evaluation(List<String> labels, List<Clip> clips, float[][] probabilities, int[] actual, double loss) {
    private static final int CALIBRATION_BINS = 15;

    public Evaluation {
        labels = List.copyOf(requireNonNull(labels, "labels is null"));
        clips = List.copyOf(requireNonNull(clips, "clips is null"));
        if (clips.size() != probabilities.length || clips.size() != actual.length || clips.isEmpty()) {
            throw new IllegalArgumentException("clips, probabilities and actual must have the same, positive size");
        }
    }

    public ConfusionMatrix confusion() {
        return Predictions.confusion(labels, probabilities, actual);
    }

    /** Expected calibration error in 15 bins. */
    public double calibrationError() {
        return CalibrationError.expected(probabilities, actual, CALIBRATION_BINS);
    }

    public EpochRecord.Score score() {
        ClassificationMetrics metrics = ClassificationMetrics.of(confusion());
        return new EpochRecord.Score(loss, metrics.war(), metrics.uar());
    }
}
