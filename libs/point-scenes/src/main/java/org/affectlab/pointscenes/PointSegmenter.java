package org.affectlab.pointscenes;

import java.util.List;

/** A network behind whatever runs it: the trainer's own, or a service's queue. */
public interface PointSegmenter {
    /** Classes that it tells apart, C. */
    int classes();

    /** How many inputs it likes to get at once, at least 1; always the same, and may be asked by another thread. */
    int batchSize();

    /**
     * The probabilities of the classes for each point of each input, in the inputs' order: float[N × C], each row adding up to 1.
     *
     * @param inputs at least one, at most {@link #batchSize()}
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    List<float[]> probabilities(List<SceneInput> inputs) throws InterruptedException;

    /** How many lists of inputs may be with the network at a time, at least 1; always the same. */
    default int listsUnderWay() {
        return 1;
    }

    /**
     * Begins with inputs whose answers are wanted later, in the order of the calls.
     *
     * @param inputs as for {@link #probabilities}
     */
    default Answers begin(List<SceneInput> inputs) throws InterruptedException {
        List<float[]> answers = probabilities(inputs);
        return () -> answers;
    }

    /** Answers that may still be computed. */
    @FunctionalInterface
    interface Answers {
        /** As {@link #probabilities} gives them; to be called once. */
        List<float[]> await() throws InterruptedException;
    }
}
