package org.affectlab.speech.model;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.models.ItemTicket;
import org.affectlab.speech.pipeline.RecordingClassifier;

/**
 * A served model of emotions as a classifier of whole recordings: functionals FLOAT32 (features) in, logits FLOAT32 (labels) out; softmax in
 * double precision. Thread-safe; owns nothing.
 */
public final class FeatureEmotionModel extends EmotionModel implements RecordingClassifier {
    private final ParameterSet features;

    FeatureEmotionModel(
            ModelManifest manifest, String digest, Function<InferenceRequest, CompletableFuture<List<Tensor>>> queue) {
        super(manifest, digest, queue);
        this.features = FeatureSet.of(manifest);
    }

    /** @throws IllegalArgumentException if the manifest is not that of a classifier of features */
    public static FeatureEmotionModel of(ServedModel model) {
        return new FeatureEmotionModel(model.manifest(), model.digest(), model::submit);
    }

    @Override
    public ParameterSet features() {
        return features;
    }

    @Override
    public CompletableFuture<double[]> classify(double[] functionals, ItemTicket ticket) {
        float[] rounded = new float[functionals.length];
        for (int index = 0; index < rounded.length; index++) {
            rounded[index] = (float) functionals[index];
            if (!Float.isFinite(rounded[index])) {
                return CompletableFuture.failedFuture(
                        ModelFailures.tooLarge(features.names().get(index)));
            }
        }
        return probabilities(rounded, ticket);
    }

    @Override
    public <T> T choose(Function<SpeechEmotionModel, T> ofWindows, Function<FeatureEmotionModel, T> ofRecordings) {
        return ofRecordings.apply(this);
    }
}
