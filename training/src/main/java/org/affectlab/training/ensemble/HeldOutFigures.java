package org.affectlab.training.ensemble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.evaluation.TemperatureScaling;
import org.affectlab.inference.ModelFormat;
import org.affectlab.training.calibration.Calibration;
import org.affectlab.training.calibration.HeldOutCalibration;
import org.affectlab.training.calibration.WindowLogits;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.run.Evaluation;
import org.affectlab.training.run.HeldOutClips;

/**
 * How members and their mean do on the speakers whom none of them heard. Immutable.
 *
 * @param members each by itself, as packaged
 * @param ensemble with temperature 1
 * @param calibration of the ensemble
 */
record HeldOutFigures(List<Evaluation> members, Evaluation ensemble, Calibration calibration) {
    HeldOutFigures {
        members = List.copyOf(members);
    }

    static HeldOutFigures of(List<PackagedRun> members, List<Path> corpora) throws IOException, InterruptedException {
        PackagedRun first = members.get(0);
        TrainingSettings settings = first.folder().settings();
        HeldOutClips heldOut = HeldOutClips.of(first.folder(), corpora);
        List<Evaluation> alone = new ArrayList<>();
        List<float[][]> sums = new ArrayList<>();
        for (PackagedRun member : members) {
            List<float[][]> logits = WindowLogits.of(
                    member.folder().path().resolve(ModelFormat.TORCHSCRIPT.fileName()),
                    member.windowSamples(),
                    settings.windows().hopFrames(),
                    heldOut);
            alone.add(evaluation(settings.labels(), heldOut, logits));
            add(sums, logits, 1f / members.size());
        }
        Calibration calibration = HeldOutCalibration.of(
                sums,
                heldOut.actual(settings.labels()),
                heldOut.speakers(),
                first.result().identity().settingsDigest());
        return new HeldOutFigures(alone, evaluation(settings.labels(), heldOut, sums), calibration);
    }

    private static void add(List<float[][]> sums, List<float[][]> logits, float share) {
        for (int clip = 0; clip < logits.size(); clip++) {
            float[][] windows = logits.get(clip);
            if (sums.size() == clip) {
                sums.add(new float[windows.length][windows[0].length]);
            }
            for (int window = 0; window < windows.length; window++) {
                for (int label = 0; label < windows[window].length; label++) {
                    sums.get(clip)[window][label] += share * windows[window][label];
                }
            }
        }
    }

    private static Evaluation evaluation(List<String> labels, HeldOutClips heldOut, List<float[][]> logits) {
        float[][] probabilities = new float[logits.size()][labels.size()];
        for (int clip = 0; clip < logits.size(); clip++) {
            double[] row = TemperatureScaling.probabilities(logits.get(clip), 1);
            for (int label = 0; label < row.length; label++) {
                probabilities[clip][label] = (float) row[label];
            }
        }
        int[] actual = heldOut.actual(labels);
        return new Evaluation(
                labels, heldOut.clips(), probabilities, actual, TemperatureScaling.loss(logits, actual, 1));
    }
}
