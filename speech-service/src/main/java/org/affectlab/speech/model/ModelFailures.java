package org.affectlab.speech.model;

import org.affectlab.inference.InferenceException;

/** Failures of a model that only its reader can see. Stateless. */
final class ModelFailures {
    private ModelFailures() {}

    static InferenceException notFinite(IllegalArgumentException cause) {
        return new InferenceException(
                InferenceException.Code.MODEL_FAILED, "the model gave a score that is not finite", cause);
    }
}
