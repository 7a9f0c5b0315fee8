package org.affectlab.inference.ensemble;

import java.util.List;
import java.util.Optional;
import org.affectlab.inference.Dimension;
import org.affectlab.inference.TensorSpec;

/**
 * Where the windows of a member lie in the last dimension of the ensemble's input. Immutable.
 *
 * @param size of a window
 * @param hop from one window to the next
 * @param count two or more
 */
record MemberWindows(int size, int hop, int count) {

    /** Elements from the beginning of the first window to the end of the last. */
    int span() {
        return size + (count - 1) * hop;
    }

    /**
     * Windows from the first element to the last.
     *
     * @param whole inputs of the ensemble
     * @param part inputs of the member
     * @return empty if they are not one input each, alike but for a last dimension that is fixed and shorter in the member; or if windows of this hop leave
     *     elements out between them or at the end
     */
    static Optional<MemberWindows> of(List<TensorSpec> whole, List<TensorSpec> part, int hop) {
        if (whole.size() != 1 || part.size() != 1) {
            return Optional.empty();
        }
        TensorSpec input = whole.get(0);
        List<Dimension> shape = input.shape();
        List<Dimension> own = part.get(0).shape();
        int last = shape.size() - 1;
        if (own.size() != shape.size()
                || shape.get(last).isFree()
                || own.get(last).isFree()) {
            return Optional.empty();
        }
        long length = shape.get(last).size();
        long size = own.get(last).size();
        boolean alike = part.get(0)
                .equals(new TensorSpec(
                        input.name(), replaceLast(shape, own.get(last)), input.dtype(), input.nonFinite()));
        if (!alike || size >= length || hop > size || (length - size) % hop != 0) {
            return Optional.empty();
        }
        return Optional.of(new MemberWindows(Math.toIntExact(size), hop, Math.toIntExact((length - size) / hop + 1)));
    }

    private static List<Dimension> replaceLast(List<Dimension> shape, Dimension last) {
        Dimension[] replaced = shape.toArray(Dimension[]::new);
        replaced[replaced.length - 1] = last;
        return List.of(replaced);
    }
}
