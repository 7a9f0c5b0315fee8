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

/** A served model of the task {@value #TASK}: a classifier of windows, or one of whole recordings. Thread-safe; owns nothing. */
public abstract sealed class EmotionModel permits SpeechEmotionModel, FeatureEmotionModel {
    public static final String TASK = "speech-emotion";

    private final ModelManifest manifest;
    private final String digest;
    private final LogitsQueue queue;

    EmotionModel(
            ModelManifest manifest, String digest, Function<InferenceRequest, CompletableFuture<List<Tensor>>> queue) {
        this.manifest = requireNonNull(manifest, "manifest is null");
        this.digest = requireNonNull(digest, "digest is null");
        this.queue = new LogitsQueue(queue);
    }

    /** @throws IllegalArgumentException if the manifest is neither that of a classifier of waveforms nor that of one of features */
    static EmotionModel of(ServedModel model) {
        return FeatureSet.isNamed(model.manifest()) ? FeatureEmotionModel.of(model) : SpeechEmotionModel.of(model);
    }

    public final ModelManifest manifest() {
        return manifest;
    }

    /** {@code sha256:…} of the package. */
    public final String digest() {
        return digest;
    }

    public final String name() {
        return manifest.name();
    }

    public final String version() {
        return manifest.version();
    }

    /** In the order of the probabilities. */
    public final List<String> labels() {
        return manifest.labels();
    }

    /** Trained on simulated data. */
    public final boolean demo() {
        return manifest.demo();
    }

    /** What the one function that fits gives. */
    public abstract <T> T choose(
            Function<SpeechEmotionModel, T> ofWindows, Function<FeatureEmotionModel, T> ofRecordings);

    /** Never blocks; what the queue refuses ends the future as it is. */
    final CompletableFuture<double[]> probabilities(float[] input, ItemTicket ticket) {
        return queue.probabilities(Tensor.ofFloats(input, input.length), ticket);
    }
}
