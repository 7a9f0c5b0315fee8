package org.affectlab.speech.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.IntFunction;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.models.ItemQueue;
import org.affectlab.servicekit.models.ItemTicket;

/** Sends the windows of one recording to the model as {@link ItemQueue} does, each cut only when it is sent. For one request and one thread. */
final class WindowQueue {
    private static final String UNIT = "windows";

    private final WindowClassifier classifier;
    private final int maxInFlight;
    private final Caller caller;
    private final boolean bulk;

    WindowQueue(WindowClassifier classifier, int maxInFlight, Caller caller, boolean bulk) {
        this.classifier = requireNonNull(classifier, "classifier is null");
        this.maxInFlight = maxInFlight;
        this.caller = requireNonNull(caller, "caller is null");
        this.bulk = bulk;
    }

    /** The probabilities of windows 0 to count - 1, in that order; whatever happens, nothing is left under way unmarked. */
    List<double[]> classifyAll(int count, IntFunction<float[]> cutter, Progress progress) {
        try (ItemQueue<double[]> queue = new ItemQueue<>(maxInFlight, caller)) {
            ItemTicket ticket = new ItemTicket(caller.id(), caller.deadline().instant(), bulk, queue.abandoned());
            return queue.answers(
                    count,
                    window -> {
                        float[] samples = cutter.apply(window);
                        return () -> classifier.classify(samples, ticket);
                    },
                    answered -> progress.report(answered, count, UNIT));
        }
    }
}
