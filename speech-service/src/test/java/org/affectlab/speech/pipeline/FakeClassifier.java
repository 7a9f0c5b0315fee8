package org.affectlab.speech.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.affectlab.inference.InferenceException;
import org.affectlab.servicekit.models.ItemTicket;

/** Takes up to {@code capacity} windows and answers them when told to. For one thread unless it answers at once. */
final class FakeClassifier implements WindowClassifier {
    final List<float[]> windows = new ArrayList<>();
    final List<ItemTicket> tickets = new ArrayList<>();
    private final int capacity;
    private final boolean immediately;
    private final List<CompletableFuture<double[]>> waiting = new ArrayList<>();
    private final List<float[]> waitingWindows = new ArrayList<>();
    int mostWaiting;

    private FakeClassifier(int capacity, boolean immediately) {
        this.capacity = capacity;
        this.immediately = immediately;
    }

    static FakeClassifier immediate() {
        return new FakeClassifier(Integer.MAX_VALUE, true);
    }

    /** Answers the oldest window only when another thread calls {@link #answerOldest()}. */
    static FakeClassifier held(int capacity) {
        return new FakeClassifier(capacity, false);
    }

    @Override
    public List<String> labels() {
        return List.of("first", "second");
    }

    @Override
    public WindowFormat format() {
        return new WindowFormat(16_000, 8_000, 160, 250);
    }

    @Override
    public synchronized CompletableFuture<double[]> classify(float[] window, ItemTicket ticket) {
        if (waiting.size() >= capacity) {
            return CompletableFuture.failedFuture(InferenceException.queueFull(java.time.Duration.ofSeconds(3)));
        }
        windows.add(window);
        tickets.add(ticket);
        if (immediately) {
            return CompletableFuture.completedFuture(probabilities(window));
        }
        CompletableFuture<double[]> future = new CompletableFuture<>();
        waiting.add(future);
        waitingWindows.add(window);
        mostWaiting = Math.max(mostWaiting, waiting.size());
        return future;
    }

    /** False if nothing waits. */
    synchronized boolean answerOldest() {
        if (waiting.isEmpty()) {
            return false;
        }
        waiting.remove(0).complete(probabilities(waitingWindows.remove(0)));
        return true;
    }

    synchronized void failOldest(InferenceException.Code code) {
        waitingWindows.remove(0);
        waiting.remove(0).completeExceptionally(new InferenceException(code, "as told"));
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** The first sample, which tests choose, is the probability of the first label. */
    private static double[] probabilities(float[] window) {
        return new double[] {window[0], 1.0 - window[0]};
    }
}
