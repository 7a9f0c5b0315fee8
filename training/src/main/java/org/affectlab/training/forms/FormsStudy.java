package org.affectlab.training.forms;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.evaluation.Predictions;
import org.affectlab.media.AudioDecoder;
import org.affectlab.media.AudioLimits;
import org.affectlab.media.MediaException;
import org.affectlab.media.encoding.RecordingEncoder;
import org.affectlab.media.encoding.RecordingForm;

/**
 * Stores every clip in every form, decodes it as the service does, and compares the answers with those to the 16-bit WAV. The last row is the
 * WAV without its first 5 ms, half a hop between frames: what a change of the cut alone does. For one thread.
 */
final class FormsStudy {
    static final String SHIFTED = "WAV, first 5 ms missing";
    private static final int SHIFT_SAMPLES = 80;

    /** Answers to a recording of 16 kHz mono samples. */
    interface Classifier {
        double[] probabilities(float[] samples);
    }

    private final Classifier classifier;
    private final AudioDecoder decoder;

    FormsStudy(Classifier classifier, AudioDecoder decoder) {
        this.classifier = requireNonNull(classifier, "classifier is null");
        this.decoder = requireNonNull(decoder, "decoder is null");
    }

    List<FormDifference> compare(List<float[]> clips, List<RecordingForm> forms) throws IOException {
        List<double[]> expected = new ArrayList<>();
        for (float[] clip : clips) {
            expected.add(classifier.probabilities(clip));
        }
        List<FormDifference> rows = new ArrayList<>();
        for (RecordingForm form : forms) {
            List<double[]> answers = new ArrayList<>();
            for (float[] clip : clips) {
                answers.add(classifier.probabilities(stored(clip, form)));
            }
            rows.add(difference(form.title(), form.lossless(), expected, answers));
        }
        List<double[]> shifted = new ArrayList<>();
        for (float[] clip : clips) {
            shifted.add(classifier.probabilities(Arrays.copyOfRange(clip, SHIFT_SAMPLES, clip.length)));
        }
        rows.add(difference(SHIFTED, false, expected, shifted));
        return rows;
    }

    private float[] stored(float[] clip, RecordingForm form) throws IOException {
        try {
            return decoder.decode(RecordingEncoder.encode(clip, form), AudioLimits.defaults())
                    .samples();
        } catch (MediaException e) {
            throw new IOException(form.title() + ": " + e.getMessage(), e);
        }
    }

    private static FormDifference difference(
            String title, boolean lossless, List<double[]> expected, List<double[]> answers) {
        double[] differences = new double[expected.size()];
        int same = 0;
        for (int clip = 0; clip < differences.length; clip++) {
            double[] first = expected.get(clip);
            double[] second = answers.get(clip);
            for (int label = 0; label < first.length; label++) {
                differences[clip] = Math.max(differences[clip], Math.abs(first[label] - second[label]));
            }
            same += Predictions.argMax(first) == Predictions.argMax(second) ? 1 : 0;
        }
        return new FormDifference(title, lossless, differences, same);
    }
}
