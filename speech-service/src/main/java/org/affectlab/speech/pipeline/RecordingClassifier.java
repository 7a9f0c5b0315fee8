package org.affectlab.speech.pipeline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.servicekit.models.ItemTicket;

/** Gives a whole recording its probabilities by its functionals. Thread-safe. */
public interface RecordingClassifier {
    /** Distinct, in the order of the probabilities. */
    List<String> labels();

    /** Which functionals it takes. */
    ParameterSet features();

    /**
     * Never blocks. The future ends with as many probabilities as there are labels (each in [0, 1], sum 1), or with an {@link
     * org.affectlab.inference.InferenceException}.
     *
     * @param functionals in the order of {@link ParameterSet#names()}
     */
    CompletableFuture<double[]> classify(double[] functionals, ItemTicket ticket);
}
