package org.affectlab.training.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.inference.TrainingData;
import org.junit.jupiter.api.Test;

class ClipClassifierTest {
    private static final long WINDOW = 20_720;
    /** 3.3 s, in whose every sample its own number stands. */
    private static final float[] SAMPLES = new float[52_800];

    static {
        for (int i = 0; i < SAMPLES.length; i++) {
            SAMPLES[i] = i;
        }
    }

    private final List<Float> starts = new ArrayList<>();
    private final EngineModel model = new EngineModel() {
        @Override
        public List<Tensor> forward(List<Tensor> batch) {
            Tensor windows = batch.get(0);
            int rows = Math.toIntExact(windows.shape()[0]);
            for (int row = 0; row < rows; row++) {
                starts.add(windows.row(row).toFloats()[0]);
            }
            return List.of(Tensor.ofFloats(new float[rows * 2], rows, 2));
        }

        @Override
        public void close() {}
    };

    @Test
    void takesTheWindowsThatTheServiceTakes() {
        double[] probabilities = new ClipClassifier(model, manifest(640)).probabilities(SAMPLES);

        // Every 640 ms while they fit into 3,300 ms, and one that ends with the last whole frame.
        assertThat(starts).containsExactly(0f, 10_240f, 20_480f, 30_720f, 32_000f);
        assertThat(probabilities).containsExactly(0.5, 0.5);
    }

    @Test
    void anotherPackageHasAnotherHop() {
        new ClipClassifier(model, manifest(1280)).probabilities(SAMPLES);

        assertThat(starts).containsExactly(0f, 20_480f, 32_000f);
    }

    @Test
    void aHopOfNoWholeFramesIsRefused() {
        ModelManifest odd = manifest(645);

        assertThatThrownBy(() -> new ClipClassifier(model, odd)).hasMessageContaining("every 645 ms");
    }

    private static ModelManifest manifest(long hopMs) {
        return new ModelManifest(
                "net",
                "1",
                "speech-emotion",
                ModelFormat.TORCHSCRIPT,
                List.of("calm", "angry"),
                List.of(TensorSpec.of("waveform", TensorType.FLOAT32, WINDOW)),
                List.of(TensorSpec.of("logits", TensorType.FLOAT32, 2)),
                Map.of("windowSamples", WINDOW, "hopMs", hopMs),
                new BatchingPolicy(4, 1, List.of(1, 2, 4)),
                List.of(new TrainingData("none", "CC0-1.0", "", "all")),
                "none",
                Map.of(),
                "CC0-1.0",
                "",
                false,
                Map.of());
    }
}
