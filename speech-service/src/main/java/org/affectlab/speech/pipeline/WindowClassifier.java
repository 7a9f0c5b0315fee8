package org.affectlab.speech.pipeline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.affectlab.servicekit.models.ItemTicket;

/** Gives a window its probabilities. Thread-safe. */
public interface WindowClassifier {
    /** Distinct, in the order of the probabilities. */
    List<String> labels();

    WindowFormat format();

    /**
     * Never blocks. The future ends with as many probabilities as there are labels (each in [0, 1], sum 1), or with an {@link
     * org.affectlab.inference.InferenceException}; a full queue is known at once.
     *
     * @param window {@code format().windowSamples()} samples; belongs to the classifier from now on
     */
    CompletableFuture<double[]> classify(float[] window, ItemTicket ticket);
}
