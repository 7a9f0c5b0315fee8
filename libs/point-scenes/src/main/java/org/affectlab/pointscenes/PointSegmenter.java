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
}
