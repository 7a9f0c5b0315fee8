package org.affectlab.speech.model;

import org.affectlab.inference.InferenceException;

/** Failures of a model that only who asks it can see. Stateless. */
final class ModelFailures {
    private ModelFailures() {}

    /** A feature that the model's FLOAT32 cannot hold. */
    static InferenceException tooLarge(String feature) {
        return new InferenceException(
                InferenceException.Code.MODEL_FAILED, "the model cannot take a " + feature + " of this size");
    }

    static InferenceException notFinite(IllegalArgumentException cause) {
        return new InferenceException(
                InferenceException.Code.MODEL_FAILED, "the model gave a score that is not finite", cause);
    }
}
