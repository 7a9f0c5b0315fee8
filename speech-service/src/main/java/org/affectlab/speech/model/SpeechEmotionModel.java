package org.affectlab.speech.model;

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
public final class SpeechEmotionModel extends EmotionModel implements WindowClassifier {
    private final WindowFormat format;

    SpeechEmotionModel(
            ModelManifest manifest, String digest, Function<InferenceRequest, CompletableFuture<List<Tensor>>> queue) {
        super(manifest, digest, queue);
        this.format = ManifestFormat.of(manifest);
    }

    /** @throws IllegalArgumentException if the manifest is not that of a classifier of waveforms */
    public static SpeechEmotionModel of(ServedModel model) {
        return new SpeechEmotionModel(model.manifest(), model.digest(), model::submit);
    }

    @Override
    public WindowFormat format() {
        return format;
    }

    @Override
    public CompletableFuture<double[]> classify(float[] window, ItemTicket ticket) {
        return probabilities(window, ticket);
    }

    @Override
    public <T> T choose(Function<SpeechEmotionModel, T> ofWindows, Function<FeatureEmotionModel, T> ofRecordings) {
        return ofWindows.apply(this);
    }
}
