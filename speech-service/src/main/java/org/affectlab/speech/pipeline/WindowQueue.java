package org.affectlab.speech.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.affectlab.inference.InferenceException;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Progress;

/**
 * Sends the windows of one recording to the model, at most {@code maxInFlight} at a time, each cut only when it is sent; so a long recording
 * neither fills the model's queue nor holds its samples twice. When the queue is full, windows that are already under way are awaited before
 * the next try; only a recording that has none under way is refused. Windows that nobody waits for any more (a failure, the deadline, a client that
 * has gone) are dropped from the queue. For one request and one thread.
 */
final class WindowQueue {
    private static final String UNIT = "windows";

    private final WindowClassifier classifier;
    private final int maxInFlight;
    private final Caller caller;
    private final AtomicBoolean abandoned = new AtomicBoolean();
    private final WindowTicket ticket;
    private final Deque<CompletableFuture<double[]>> inFlight = new ArrayDeque<>();
    private final List<double[]> finished = new ArrayList<>();

    WindowQueue(WindowClassifier classifier, int maxInFlight, Caller caller, boolean bulk) {
        this.classifier = requireNonNull(classifier, "classifier is null");
        this.maxInFlight = maxInFlight;
        this.caller = requireNonNull(caller, "caller is null");
        this.ticket = new WindowTicket(caller.id(), caller.deadline().instant(), bulk, abandoned::get);
    }

    /** The probabilities of windows 0 to count - 1, in that order; whatever happens, nothing is left under way unmarked. */
    List<double[]> classifyAll(int count, IntFunction<float[]> cutter, Progress progress) {
        try {
            for (int window = 0; window < count; window++) {
                if (inFlight.size() == maxInFlight) {
                    awaitOldest();
                }
                progress.report(finished.size(), count, UNIT);
                inFlight.add(send(cutter.apply(window)));
            }
            while (!inFlight.isEmpty()) {
                awaitOldest();
                progress.report(finished.size(), count, UNIT);
            }
            return finished;
        } finally {
            // Tells the queue that nobody waits any more; without effect on windows that are done.
            abandoned.set(true);
        }
    }

    private CompletableFuture<double[]> send(float[] window) {
        while (true) {
            caller.check();
            CompletableFuture<double[]> future = classifier.classify(window, ticket);
            if (!refused(future) || inFlight.isEmpty()) {
                return future;
            }
            awaitOldest();
        }
    }

    private void awaitOldest() {
        finished.add(caller.await(inFlight.remove()));
    }

    private static boolean refused(CompletableFuture<double[]> future) {
        if (!future.isCompletedExceptionally()) {
            return false;
        }
        Throwable failure = future.handle((probabilities, error) -> error).join();
        return failure instanceof InferenceException reason && reason.code() == InferenceException.Code.QUEUE_FULL;
    }
}
