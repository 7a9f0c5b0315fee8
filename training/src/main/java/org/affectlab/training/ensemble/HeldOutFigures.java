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
import org.affectlab.training.run.Evaluation;
import org.affectlab.training.run.HeldOutClips;

/**
 * How members and their mean do on the speakers whom none of them heard. Immutable.
 *
 * @param members each by itself, as packaged
 * @param ensemble as packaged, with the calibration's temperature
 * @param calibration of the ensemble
 */
record HeldOutFigures(List<Evaluation> members, Evaluation ensemble, Calibration calibration) {
    HeldOutFigures {
        members = List.copyOf(members);
    }

    /** @param longest the member whose windows are the ensemble's */
    static HeldOutFigures of(List<PackagedRun> members, PackagedRun longest, List<Path> corpora)
            throws IOException, InterruptedException {
        List<String> labels = longest.folder().settings().labels();
        HeldOutClips heldOut = HeldOutClips.of(longest.folder(), corpora);
        List<Evaluation> alone = new ArrayList<>();
        List<float[][]> means = new ArrayList<>();
        for (PackagedRun member : members) {
            List<float[][]> own = alone(member, heldOut);
            alone.add(evaluation(labels, heldOut, own, 1));
            boolean same = member.windowSamples() == longest.windowSamples() && hop(member) == hop(longest);
            add(means, same ? own : together(member, longest, heldOut), 1f / members.size());
        }
        Calibration calibration = HeldOutCalibration.of(
                means,
                heldOut.actual(labels),
                heldOut.speakers(),
                longest.result().identity().settingsDigest());
        return new HeldOutFigures(alone, evaluation(labels, heldOut, means, calibration.temperature()), calibration);
    }

    private static int hop(PackagedRun member) throws IOException {
        return member.folder().settings().windows().hopFrames();
    }

    private static List<float[][]> alone(PackagedRun member, HeldOutClips heldOut) throws IOException {
        return WindowLogits.of(
                member.folder().path().resolve(ModelFormat.TORCHSCRIPT.fileName()),
                member.windowSamples(),
                hop(member),
                heldOut);
    }

    private static List<float[][]> together(PackagedRun member, PackagedRun longest, HeldOutClips heldOut)
            throws IOException {
        int samples = longest.windowSamples();
        try (MemberNetwork network = MemberNetwork.open(member, samples)) {
            return WindowLogits.of(
                    network::logits,
                    samples,
                    longest.folder().settings().windows().hopFrames(),
                    heldOut);
        }
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

    private static Evaluation evaluation(
            List<String> labels, HeldOutClips heldOut, List<float[][]> logits, double temperature) {
        float[][] probabilities = new float[logits.size()][labels.size()];
        for (int clip = 0; clip < logits.size(); clip++) {
            double[] row = TemperatureScaling.probabilities(logits.get(clip), temperature);
            for (int label = 0; label < row.length; label++) {
                probabilities[clip][label] = (float) row[label];
            }
        }
        int[] actual = heldOut.actual(labels);
        return new Evaluation(
                labels, heldOut.clips(), probabilities, actual, TemperatureScaling.loss(logits, actual, temperature));
    }
}
