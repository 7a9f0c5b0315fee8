package org.affectlab.speech.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.models.ItemTicket;
import org.affectlab.speech.pipeline.WindowClassifier;
import org.affectlab.speech.pipeline.WindowFormat;

/**
 * A served model of emotions as a classifier of windows: waveform FLOAT32 (window samples) in, logits FLOAT32 (labels) out;
 * softmax in double precision. Thread-safe; owns nothing.
 */
public final class SpeechEmotionModel implements WindowClassifier, EmotionModel {
    private final ModelManifest manifest;
    private final String digest;
    private final WindowFormat format;
    private final LogitsQueue queue;

    SpeechEmotionModel(
            ModelManifest manifest, String digest, Function<InferenceRequest, CompletableFuture<List<Tensor>>> queue) {
        this.manifest = requireNonNull(manifest, "manifest is null");
        this.digest = requireNonNull(digest, "digest is null");
        this.queue = new LogitsQueue(queue);
        this.format = ManifestFormat.of(manifest);
    }

    /** @throws IllegalArgumentException if the manifest is not that of a classifier of waveforms */
    public static SpeechEmotionModel of(ServedModel model) {
        return new SpeechEmotionModel(model.manifest(), model.digest(), model::submit);
    }

    @Override
    public ModelManifest manifest() {
        return manifest;
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public List<String> labels() {
        return manifest.labels();
    }

    @Override
    public WindowFormat format() {
        return format;
    }

    @Override
    public CompletableFuture<double[]> classify(float[] window, ItemTicket ticket) {
        return queue.probabilities(Tensor.ofFloats(window, window.length), ticket);
    }

    @Override
    public <T> T choose(Function<SpeechEmotionModel, T> ofWindows, Function<FeatureEmotionModel, T> ofRecordings) {
        return ofWindows.apply(this);
    }
}
