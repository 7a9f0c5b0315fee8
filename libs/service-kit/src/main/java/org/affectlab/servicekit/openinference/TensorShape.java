package org.affectlab.servicekit.openinference;

import java.util.Arrays;
import org.affectlab.inference.TensorType;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * A shape that a client sent, batch dimension first: 1 to 8 sizes, each at least 1, and no more elements than 2 GiB hold. Immutable.
 */
final class TensorShape {
    private static final int MAX_RANK = 8;

    private final long[] sizes;
    private final long elements;

    private TensorShape(long[] sizes, long elements) {
        this.sizes = sizes;
        this.elements = elements;
    }

    /** @throws ProblemException INVALID_TENSOR */
    static TensorShape of(String tensor, long... sizes) {
        if (sizes.length < 1 || sizes.length > MAX_RANK) {
            throw Invalid.tensor("The shape of " + Invalid.shown(tensor) + " must have 1 to " + MAX_RANK
                    + " sizes, the batch first.");
        }
        long elements = 1;
        for (long size : sizes) {
            if (size < 1) {
                throw Invalid.tensor("Every size in the shape " + Arrays.toString(sizes) + " of "
                        + Invalid.shown(tensor) + " must be at least 1.");
            }
            if (size > Integer.MAX_VALUE / elements) {
                throw Invalid.tensor("The shape " + Arrays.toString(sizes) + " of " + Invalid.shown(tensor)
                        + " has more elements than a request can carry.");
            }
            elements *= size;
        }
        return new TensorShape(sizes.clone(), elements);
    }

    long elements() {
        return elements;
    }

    long byteSize(TensorType type) {
        return elements * type.byteSize();
    }

    int rank() {
        return sizes.length;
    }

    long size(int dimension) {
        return sizes[dimension];
    }

    long[] toArray() {
        return sizes.clone();
    }

    @Override
    public String toString() {
        return Arrays.toString(sizes);
    }
}
