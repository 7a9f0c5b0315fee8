package org.affectlab.speech.model;

import static java.util.Objects.requireNonNull;

import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.models.ModelLookup;
import org.affectlab.servicekit.models.ModelReference;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The models of the task {@value SpeechEmotionModel#TASK}. Thread-safe. */
public final class SpeechEmotionModels {
    private final ModelLookup lookup;
    private final ModelReference defaultModel;

    public SpeechEmotionModels(ModelLookup lookup, ModelReference defaultModel) {
        this.lookup = requireNonNull(lookup, "lookup is null");
        this.defaultModel = requireNonNull(defaultModel, "defaultModel is null");
    }

    /**
     * @param reference name or name@version; null for the default model
     * @throws ProblemException UNKNOWN_MODEL, MODEL_NOT_READY
     */
    public SpeechEmotionModel find(@Nullable String reference) {
        ModelReference wanted = reference == null ? defaultModel : ModelReference.parse(reference);
        ServedModel model = lookup.find(wanted, SpeechEmotionModel.TASK);
        try {
            return SpeechEmotionModel.of(model);
        } catch (IllegalArgumentException unusable) {
            throw ProblemException.causedBy(
                    ProblemCode.UNKNOWN_MODEL,
                    "The model " + wanted
                            + " cannot be used here: its manifest does not describe a classifier of waveforms.",
                    unusable);
        }
    }
}
