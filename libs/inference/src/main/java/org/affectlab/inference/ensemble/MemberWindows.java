package org.affectlab.inference.ensemble;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.inference.Dimension;
import org.affectlab.inference.TensorSpec;

/**
 * Where the windows of a member lie in the last dimension of the ensemble's input, from its first element to its last. Immutable.
 *
 * @param size elements of a window
 * @param hop elements from the beginning of one window to that of the next, at most the size: none is left out between them
 * @param count windows, 2 to 64: each is a forward
 */
record MemberWindows(int size, int hop, int count) {
    private static final int MOST = 64;

    /** Elements from the beginning of the first window to the end of the last. */
    int span() {
        return size + (count - 1) * hop;
    }

    /**
     * Those of a member in its ensemble.
     *
     * @param whole inputs of the ensemble
     * @param part inputs of the member
     * @throws IllegalArgumentException if they are not one input each, alike but for a last dimension that is fixed and shorter in the member; or if
     *     windows of this hop leave elements out between them or at the end, or are more than 64; the message goes on after "the member"
     */
    static MemberWindows of(List<TensorSpec> whole, List<TensorSpec> part, int hop) {
        if (!alike(whole, part)) {
            throw new IllegalArgumentException(
                    "differs in more of its input than in a last dimension that is fixed and shorter than the ensemble's");
        }
        long length = last(whole.get(0)).size();
        long size = last(part.get(0)).size();
        if (hop > size || (length - size) % hop != 0) {
            throw new IllegalArgumentException("has windows of " + size + " that do not cover the ensemble's " + length
                    + " when they lie " + hop + " apart");
        }
        long count = (length - size) / hop + 1;
        if (count > MOST) {
            throw new IllegalArgumentException(
                    "would run on " + count + " windows that lie " + hop + " apart, more than " + MOST);
        }
        return new MemberWindows(Math.toIntExact(size), hop, (int) count);
    }

    private static boolean alike(List<TensorSpec> whole, List<TensorSpec> part) {
        if (whole.size() != 1 || part.size() != 1) {
            return false;
        }
        Dimension length = last(whole.get(0));
        Dimension size = last(part.get(0));
        return !length.isFree()
                && !size.isFree()
                && size.size() < length.size()
                && part.get(0).equals(withLast(whole.get(0), size));
    }

    private static Dimension last(TensorSpec input) {
        return input.shape().get(input.shape().size() - 1);
    }

    private static TensorSpec withLast(TensorSpec input, Dimension last) {
        List<Dimension> shape = new ArrayList<>(input.shape());
        shape.set(shape.size() - 1, last);
        return new TensorSpec(input.name(), shape, input.dtype(), input.nonFinite());
    }
}
