package org.affectlab.training.autograd;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;

/**
 * Arithmetic with numbers in what a backward pass goes through. The numbers live as long as the scope.
 *
 * <p>{@link NDArray}'s own operations with a {@link Number} put it into a direct buffer and let go of that at once, while libtorch's graph still points to its
 * memory: once the collector has freed the buffer, the backward pass reads what lies there by then. For the network's thread.
 */
public record HeldNumbers(PtNDManager scope) {
    public HeldNumbers {
        requireNonNull(scope, "scope is null");
    }

    private NDArray held(double number) {
        return scope.create((float) number);
    }

    public NDArray times(NDArray array, double factor) {
        return array.mul(held(factor));
    }

    public NDArray plus(NDArray array, double summand) {
        return array.add(held(summand));
    }

    public NDArray atLeast(NDArray array, double least) {
        return array.maximum(held(least));
    }

    public NDArray inverse(NDArray array) {
        return held(1).div(array);
    }
}
