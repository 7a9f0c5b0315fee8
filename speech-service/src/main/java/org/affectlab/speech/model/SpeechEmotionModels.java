package org.affectlab.speech.model;

import static java.util.Objects.requireNonNull;

import org.affectlab.inference.serving.ModelLease;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.models.ModelLookup;
import org.affectlab.servicekit.models.ModelReference;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The models of the task {@value EmotionModel#TASK}. Thread-safe. */
public final class SpeechEmotionModels {
    private final ModelLookup lookup;
    private final ModelReference defaultModel;

    public SpeechEmotionModels(ModelLookup lookup, ModelReference defaultModel) {
        this.lookup = requireNonNull(lookup, "lookup is null");
        this.defaultModel = requireNonNull(defaultModel, "defaultModel is null");
    }

    /**
     * The model for one request.
     *
     * @param reference name or name@version; null for the default model
     * @param caller whose request it is, and whose deadline
     * @return to be closed with the last answer
     * @throws ProblemException UNKNOWN_MODEL, MODEL_NOT_READY, DEADLINE_EXCEEDED
     */
    public LeasedModel lease(@Nullable String reference, Caller caller) {
        ModelReference wanted = reference == null ? defaultModel : ModelReference.parse(reference);
        ModelLease lease = lookup.lease(wanted, EmotionModel.TASK, caller);
        try {
            return new LeasedModel(EmotionModel.of(lease.model()), lease);
        } catch (IllegalArgumentException unusable) {
            lease.close();
            throw ProblemException.causedBy(
                    ProblemCode.UNKNOWN_MODEL,
                    "The model " + wanted
                            + " cannot be used here: its manifest does not describe a classifier of waveforms or of features.",
                    unusable);
        }
    }
}
