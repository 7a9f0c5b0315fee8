package org.affectlab.training.forms;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.evaluation.Predictions;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.training.augment.WindowGrid;

/**
 * The probabilities of a recording as the service computes them: softmax of each window, mean over windows. Windows are those of {@link
 * WindowGrid}, as far apart as the package says. For one thread; owns nothing.
 */
public final class ClipClassifier {
    private final EngineModel model;
    private final ModelManifest manifest;
    private final WindowGrid grid;
    private final int hopFrames;

    public ClipClassifier(EngineModel model, ModelManifest manifest) {
        this.model = requireNonNull(model, "model is null");
        this.manifest = requireNonNull(manifest, "manifest is null");
        this.grid = PackageWindows.of(manifest);
        this.hopFrames = PackageWindows.hopFrames(manifest);
    }

    /** @param samples 16 kHz mono */
    public double[] probabilities(float[] samples) {
        int[] starts = grid.starts(samples.length, hopFrames);
        int labels = manifest.labels().size();
        double[] mean = new double[labels];
        for (float[] logits : logits(samples, starts)) {
            double[] window = Predictions.softmax(logits, 0, labels);
            for (int label = 0; label < labels; label++) {
                mean[label] += window[label] / starts.length;
            }
        }
        return mean;
    }

    private List<float[]> logits(float[] samples, int[] starts) {
        List<float[]> logits = new ArrayList<>();
        int most = manifest.batching().maxBatchSize();
        for (int from = 0; from < starts.length; from += most) {
            int count = Math.min(most, starts.length - from);
            float[] windows = new float[count * grid.windowSamples()];
            for (int row = 0; row < count; row++) {
                grid.copy(samples, starts[from + row], windows, row * grid.windowSamples());
            }
            Tensor output = model.forward(List.of(Tensor.ofFloats(windows, count, grid.windowSamples())))
                    .get(0);
            for (int row = 0; row < count; row++) {
                logits.add(output.row(row).toFloats());
            }
        }
        return logits;
    }
}
