package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a model expects of one input, or promises of one output. The first dimension is always the free dimension {@code batch}; others are
 * fixed, or free with a name that {@link ModelManifest#dimensions()} describes. A free dimension has one size over all inputs and outputs.
 *
 * @param name unique among the inputs, or outputs, of a model; also the name of the entry in {@code example.npz}
 * @param shape with the batch dimension
 * @param dtype element type
 * @param nonFinite whether a floating-point input may hold NaN and infinities; false (also where the JSON says nothing): items that hold
 *     them are refused before anything is computed. Says nothing about outputs
 */
public record TensorSpec(
        String name,
        List<Dimension> shape,
        TensorType dtype,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean nonFinite) {
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
        if (shape.subList(1, shape.size()).contains(Dimension.batch())) {
            throw new IllegalArgumentException("only the first dimension of " + name + " can be the batch: " + shape);
        }
        // Also refuses shapes whose size overflows. Free dimensions count with their smallest size here.
        long[] smallest = shape.stream()
                .skip(1)
                .mapToLong(dimension -> Math.max(1, dimension.size()))
                .toArray();
        if (Tensor.byteSize(dtype, smallest) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("one item of " + name + " is larger than 2 GiB: " + shape);
        }
    }

    /** Finite values only. */
    public TensorSpec(String name, List<Dimension> shape, TensorType dtype) {
        this(name, shape, dtype, false);
    }

    public static TensorSpec of(String name, TensorType dtype, long... itemShape) {
        List<Dimension> shape = new ArrayList<>();
        shape.add(Dimension.batch());
        for (long size : itemShape) {
            shape.add(Dimension.fixed(size));
        }
        return new TensorSpec(name, shape, dtype);
    }

    /** The names of the free dimensions other than {@code batch}. */
    public Set<String> freeDimensions() {
        return shape.stream()
                .skip(1)
                .map(Dimension::name)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an item of this shape (without the batch dimension) fits; whether a free size is allowed is for the manifest to say. */
    public boolean accepts(long[] itemShape) {
        return accepts(itemShape, 0);
    }

    /** @param leading dimensions at the beginning of {@code actual} that are not looked at: 0 for an item, 1 for a batch */
    boolean accepts(long[] actual, int leading) {
        if (actual.length != shape.size() - 1 + leading) {
            return false;
        }
        for (int i = 1; i < shape.size(); i++) {
            Dimension dimension = shape.get(i);
            long size = actual[i - 1 + leading];
            if (dimension.isFree() ? size < 1 : size != dimension.size()) {
                return false;
            }
        }
        return true;
    }

    /**
     * The shape of one item: without the batch dimension.
     *
     * @throws IllegalArgumentException if a dimension is free
     */
    public long[] itemShape() {
        return itemShape(DimensionSizes.none());
    }

    /** As {@link #itemShape()}, with these sizes of the free dimensions. */
    public long[] itemShape(DimensionSizes sizes) {
        return shape.stream()
                .skip(1)
                .mapToLong(dimension -> dimension.name() == null ? dimension.size() : sizes.size(dimension.name()))
                .toArray();
    }

    /**
     * The shape of a batch of {@code batchSize} items.
     *
     * @throws IllegalArgumentException if another dimension is free
     */
    public long[] batchShape(long batchSize) {
        return batchShape(batchSize, DimensionSizes.none());
    }

    /** As {@link #batchShape(long)}, with these sizes of the free dimensions. */
    public long[] batchShape(long batchSize, DimensionSizes sizes) {
        long[] batchShape = new long[shape.size()];
        batchShape[0] = batchSize;
        System.arraycopy(itemShape(sizes), 0, batchShape, 1, batchShape.length - 1);
        return batchShape;
    }

    /** @throws IllegalArgumentException if a dimension is free */
    public long itemByteSize() {
        return itemByteSize(DimensionSizes.none());
    }

    /** Bytes of one item with these sizes of the free dimensions. */
    public long itemByteSize(DimensionSizes sizes) {
        return Tensor.byteSize(dtype, itemShape(sizes));
    }
}
