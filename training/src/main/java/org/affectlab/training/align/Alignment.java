package org.affectlab.training.align;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;

/** A penalty for features of source and target that lie apart. Stateless; for the network's thread. */
@FunctionalInterface
public interface Alignment {
    /**
     * The penalty, a scalar through which gradients flow into both.
     *
     * @param scope owns what is made
     * @param source samples × features
     * @param target samples × features
     */
    Penalty penalty(PtNDManager scope, NDArray source, NDArray target);

    /**
     * What the trainer adds to its loss.
     *
     * @param value scalar, part of the graph
     * @param density share of W's entries that are not zero; NaN where there is no W
     */
    record Penalty(NDArray value, double density) {}
}
