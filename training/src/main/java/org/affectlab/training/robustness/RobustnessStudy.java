package org.affectlab.training.robustness;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.evaluation.Predictions;

/** Classifies every clip as it is and under every disturbance. For one thread. */
final class RobustnessStudy {
    private final Classifier classifier;
    private final List<String> labels;

    /** Answers to a recording of 16 kHz mono samples. */
    interface Classifier {
        double[] probabilities(float[] samples);
    }

    RobustnessStudy(Classifier classifier, List<String> labels) {
        this.classifier = requireNonNull(classifier, "classifier is null");
        this.labels = List.copyOf(labels);
    }

    /**
     * The undisturbed row first.
     *
     * @param actual true class of each clip
     */
    List<Row> measure(List<float[]> clips, int[] actual, List<Disturbance> disturbances) throws IOException {
        int[] plain = new int[clips.size()];
        for (int clip = 0; clip < plain.length; clip++) {
            plain[clip] = Predictions.argMax(classifier.probabilities(clips.get(clip)));
        }
        List<Row> rows = new ArrayList<>();
        rows.add(row("as recorded", plain, plain, actual));
        for (Disturbance disturbance : disturbances) {
            int[] disturbed = new int[plain.length];
            for (int clip = 0; clip < plain.length; clip++) {
                // The clip's number is the seed: every clip gets its own noise, every run the same.
                float[] samples = disturbance.of(clips.get(clip), clip);
                disturbed[clip] = Predictions.argMax(classifier.probabilities(samples));
            }
            rows.add(row(disturbance.title(), plain, disturbed, actual));
        }
        return rows;
    }

    private Row row(String title, int[] plain, int[] disturbed, int[] actual) {
        ConfusionMatrix.Builder matrix = ConfusionMatrix.builder(labels);
        int same = 0;
        for (int clip = 0; clip < actual.length; clip++) {
            matrix.add(actual[clip], disturbed[clip]);
            same += plain[clip] == disturbed[clip] ? 1 : 0;
        }
        ClassificationMetrics metrics = ClassificationMetrics.of(matrix.build());
        return new Row(title, (double) same / actual.length, metrics.uar(), metrics.war());
    }

    /**
     * @param stability share of clips that keep the label of the undisturbed clip
     * @param uar under the disturbance
     * @param war under the disturbance
     */
    record Row(String title, double stability, double uar, double war) {}
}
