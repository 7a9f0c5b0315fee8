package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.evaluation.Predictions;
import org.affectlab.training.augment.WindowGrid;
import org.affectlab.training.config.WindowSettings;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.network.TrainableNetwork;

/**
 * Classifies clips as serving does: windows of the grid, the mean of their softmax vectors, the most probable class. Without augmentation
 * and randomness. For the network's thread.
 */
public final class Evaluator {
    private static final int BATCH = 32;

    private final TrainableNetwork network;
    private final Recordings recordings;
    private final List<String> labels;
    private final int hopFrames;

    public Evaluator(TrainableNetwork network, Recordings recordings, List<String> labels, int hopFrames) {
        this.network = requireNonNull(network, "network is null");
        this.recordings = requireNonNull(recordings, "recordings is null");
        this.labels = List.copyOf(labels);
        this.hopFrames = hopFrames;
        if (network.classes() != labels.size()) {
            throw new IllegalArgumentException(
                    "the network has " + network.classes() + " classes, the settings " + labels.size());
        }
    }

    public Evaluation evaluate(List<Clip> clips) {
        List<TrainingWindow> windows = TrainingWindow.of(
                clips, recordings, new WindowSettings(WindowSettings.Kind.GRID, 1, hopFrames), network.grid());
        int[] actual =
                clips.stream().mapToInt(clip -> labels.indexOf(clip.label())).toArray();
        float[][] sums = new float[clips.size()][labels.size()];
        int[] counts = new int[clips.size()];
        double loss = 0;
        int clip = 0;
        for (int start = 0; start < windows.size(); start += BATCH) {
            List<TrainingWindow> batch = windows.subList(start, Math.min(windows.size(), start + BATCH));
            float[] logits = logits(batch);
            for (int item = 0; item < batch.size(); item++) {
                // Windows come clip by clip, in the clips' order.
                while (!clips.get(clip).equals(batch.get(item).clip())) {
                    clip++;
                }
                double[] probabilities = Predictions.softmax(logits, item * labels.size(), labels.size());
                loss -= Math.log(Math.max(1e-12, probabilities[actual[clip]]));
                counts[clip]++;
                for (int label = 0; label < labels.size(); label++) {
                    sums[clip][label] += (float) probabilities[label];
                }
            }
        }
        for (int index = 0; index < sums.length; index++) {
            for (int label = 0; label < labels.size(); label++) {
                sums[index][label] /= counts[index];
            }
        }
        return new Evaluation(labels, clips, sums, actual, loss / windows.size());
    }

    private float[] logits(List<TrainingWindow> batch) {
        WindowGrid grid = network.grid();
        float[] waveforms = new float[batch.size() * grid.windowSamples()];
        for (int item = 0; item < batch.size(); item++) {
            TrainingWindow window = batch.get(item);
            grid.copy(recordings.samples(window.clip()), window.gridStart(), waveforms, item * grid.windowSamples());
        }
        return network.logits(network.features(waveforms, batch.size()));
    }
}
