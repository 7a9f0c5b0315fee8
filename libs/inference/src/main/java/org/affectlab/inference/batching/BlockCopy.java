package org.affectlab.inference.batching;

import java.nio.ByteBuffer;

/** Copies between row-major arrays of different shapes: what pads an item to its bucket, and what cuts an output back. Stateless. */
final class BlockCopy {
    private BlockCopy() {}

    /**
     * Copies the region that both shapes have in common, counted from the first element of every dimension; the rest of the target stays as
     * it is. Positions do not move; the source begins at its position.
     *
     * @param targetOffset byte in {@code target} where its array begins
     * @throws IllegalArgumentException if the shapes have different ranks
     */
    static void copy(
            ByteBuffer source,
            long[] sourceShape,
            ByteBuffer target,
            int targetOffset,
            long[] targetShape,
            int elementBytes) {
        if (sourceShape.length != targetShape.length) {
            throw new IllegalArgumentException("ranks differ: " + sourceShape.length + " and " + targetShape.length);
        }
        // Dimensions at the end that are equal are copied as one block.
        int last = sourceShape.length - 1;
        int unit = elementBytes;
        while (last >= 0 && sourceShape[last] == targetShape[last]) {
            unit *= (int) sourceShape[last--];
        }
        int from = source.position();
        if (last < 0) {
            target.put(targetOffset, source, from, unit);
        } else {
            copy(source, from, sourceShape, target, targetOffset, targetShape, 0, last, unit);
        }
    }

    private static void copy(
            ByteBuffer source,
            int from,
            long[] sourceShape,
            ByteBuffer target,
            int to,
            long[] targetShape,
            int dimension,
            int last,
            int unit) {
        int common = (int) Math.min(sourceShape[dimension], targetShape[dimension]);
        if (dimension == last) {
            target.put(to, source, from, common * unit);
            return;
        }
        int sourceStep = step(sourceShape, dimension, last, unit);
        int targetStep = step(targetShape, dimension, last, unit);
        for (int i = 0; i < common; i++) {
            copy(
                    source,
                    from + i * sourceStep,
                    sourceShape,
                    target,
                    to + i * targetStep,
                    targetShape,
                    dimension + 1,
                    last,
                    unit);
        }
    }

    /** Bytes between neighbours along {@code dimension}. */
    private static int step(long[] shape, int dimension, int last, int unit) {
        int step = unit;
        for (int inner = dimension + 1; inner <= last; inner++) {
            step *= (int) shape[inner];
        }
        return step;
    }
}
