package org.affectlab.speech.model;

import java.util.function.Function;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.serving.ServedModel;

/** A served model of the task {@value #TASK}: a classifier of windows, or one of whole recordings. Thread-safe; owns nothing. */
public sealed interface EmotionModel permits SpeechEmotionModel, FeatureEmotionModel {
    String TASK = "speech-emotion";

    /** @throws IllegalArgumentException if the manifest is neither that of a classifier of waveforms nor that of one of features */
    static EmotionModel of(ServedModel model) {
        return FeatureSet.isNamed(model.manifest()) ? FeatureEmotionModel.of(model) : SpeechEmotionModel.of(model);
    }

    ModelManifest manifest();

    /** {@code sha256:…} of the package. */
    String digest();

    default String name() {
        return manifest().name();
    }

    default String version() {
        return manifest().version();
    }

    /** Trained on simulated data. */
    default boolean demo() {
        return manifest().demo();
    }

    /** What the one function that fits gives. */
    <T> T choose(Function<SpeechEmotionModel, T> ofWindows, Function<FeatureEmotionModel, T> ofRecordings);
}
