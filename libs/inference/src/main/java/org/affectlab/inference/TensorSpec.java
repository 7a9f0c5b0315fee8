package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model expects of one input, or promises of one output. The first dimension is always the free dimension {@code batch}; every
 * other dimension is fixed.
 *
 * @param name unique among the inputs, or outputs, of a model; also the name of the entry in {@code example.npz}
 * @param shape with the batch dimension
 * @param dtype element type
 */
public record TensorSpec(String name, List<Dimension> shape, TensorType dtype) {
    private static final int MAX_RANK = 8;

    public TensorSpec {
        requireNonNull(dtype, "dtype is null");
        if (!requireNonNull(name, "name is null").matches("[A-Za-z][A-Za-z0-9_]{0,63}")) {
            throw new IllegalArgumentException("not a tensor name: " + name);
        }
        shape = List.copyOf(requireNonNull(shape, "shape is null"));
        if (shape.isEmpty()
                || shape.size() > MAX_RANK
                || !Dimension.BATCH.equals(shape.get(0).name())) {
            throw new IllegalArgumentException("shape of " + name + " must begin with \"batch\" and have at most "
                    + MAX_RANK + " dimensions: " + shape);
        }
        for (Dimension dimension : shape.subList(1, shape.size())) {
            if (dimension.isFree()) {
                throw new IllegalArgumentException("only the first dimension of " + name + " can be free: " + shape);
            }
        }
        // Also refuses shapes whose size overflows.
        if (Tensor.byteSize(dtype, fixedSizes(shape)) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("one item of " + name + " is larger than 2 GiB: " + shape);
        }
    }

    public static TensorSpec of(String name, TensorType dtype, long... itemShape) {
        List<Dimension> shape = new ArrayList<>();
        shape.add(Dimension.batch());
        for (long size : itemShape) {
            shape.add(Dimension.fixed(size));
        }
        return new TensorSpec(name, shape, dtype);
    }

    /** The shape of one item: without the batch dimension. */
    public long[] itemShape() {
        return fixedSizes(shape);
    }

    /** The shape of a batch of {@code batchSize} items. */
    public long[] batchShape(long batchSize) {
        long[] sizes = new long[shape.size()];
        sizes[0] = batchSize;
        System.arraycopy(itemShape(), 0, sizes, 1, sizes.length - 1);
        return sizes;
    }

    public long itemByteSize() {
        return Tensor.byteSize(dtype, itemShape());
    }

    private static long[] fixedSizes(List<Dimension> shape) {
        return shape.stream().skip(1).mapToLong(Dimension::size).toArray();
    }
}
