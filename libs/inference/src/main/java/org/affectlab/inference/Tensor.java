package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Plain values with a shape: what goes into a model and what comes out.
 *
 * <ul>
 *   <li>Never native engine memory: nothing has to be closed, and the garbage collector owns it. The bytes lie on the heap, or in a direct
 *       buffer where the caller gave one.
 *   <li>Row-major (C order), little-endian, at most 2 GiB.
 *   <li>Immutable and thread-safe, except for {@link #viewOf}, whose maker keeps the buffer and says how long the view is valid.
 *   <li>A dimension may be zero; an empty shape is a scalar of one element.
 * </ul>
 */
public final class Tensor {
    private final TensorType type;
    private final long[] shape;
    private final ByteBuffer data;

    private Tensor(TensorType type, long[] shape, ByteBuffer data) {
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    public static Tensor ofFloats(float[] values, long... shape) {
        ByteBuffer bytes = allocate(TensorType.FLOAT32, values.length);
        bytes.asFloatBuffer().put(values);
        return own(TensorType.FLOAT32, bytes, shape);
    }

    public static Tensor ofDoubles(double[] values, long... shape) {
        ByteBuffer bytes = allocate(TensorType.FLOAT64, values.length);
        bytes.asDoubleBuffer().put(values);
        return own(TensorType.FLOAT64, bytes, shape);
    }

    public static Tensor ofInts(int[] values, long... shape) {
        ByteBuffer bytes = allocate(TensorType.INT32, values.length);
        bytes.asIntBuffer().put(values);
        return own(TensorType.INT32, bytes, shape);
    }

    public static Tensor ofLongs(long[] values, long... shape) {
        ByteBuffer bytes = allocate(TensorType.INT64, values.length);
        bytes.asLongBuffer().put(values);
        return own(TensorType.INT64, bytes, shape);
    }

    /** Copies the remaining bytes of {@code source}, which must be little-endian elements of {@code type}; its position does not move. */
    public static Tensor copyOf(TensorType type, ByteBuffer source, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(source.remaining());
        bytes.put(source.duplicate()).flip();
        return own(type, bytes, shape);
    }

    /** Looks at the remaining bytes of {@code source} without a copy: valid only as long as its owner leaves these bytes alone. */
    public static Tensor viewOf(TensorType type, ByteBuffer source, long... shape) {
        return own(type, source.slice(), shape);
    }

    private static Tensor own(TensorType type, ByteBuffer bytes, long... shape) {
        requireNonNull(type, "type is null");
        long[] ownShape = shape.clone();
        long expected = byteSize(type, ownShape);
        if (bytes.remaining() != expected) {
            throw new IllegalArgumentException("shape " + Arrays.toString(ownShape) + " of " + type + " needs "
                    + expected + " bytes, but there are " + bytes.remaining());
        }
        return new Tensor(type, ownShape, bytes.order(ByteOrder.LITTLE_ENDIAN));
    }

    private static ByteBuffer allocate(TensorType type, int elements) {
        return ByteBuffer.allocate(Math.multiplyExact(elements, type.byteSize()))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Bytes of a tensor of this type and shape.
     *
     * @throws IllegalArgumentException if a dimension is negative or the product does not fit into a {@code long}
     */
    public static long byteSize(TensorType type, long... shape) {
        long elements = 1;
        boolean empty = LongStream.of(shape).anyMatch(size -> size == 0);
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("negative dimension in shape " + Arrays.toString(shape));
            }
            try {
                elements = Math.multiplyExact(elements, Math.max(1, size));
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " has too many elements", e);
            }
        }
        if (elements > Long.MAX_VALUE / Long.BYTES) {
            throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " has too many elements");
        }
        return empty ? 0 : elements * type.byteSize();
    }

    public TensorType type() {
        return type;
    }

    /** A copy of the shape. */
    public long[] shape() {
        return shape.clone();
    }

    public int rank() {
        return shape.length;
    }

    public long byteSize() {
        return data.remaining();
    }

    public long elementCount() {
        return data.remaining() / type.byteSize();
    }

    /** A read-only little-endian view of the bytes, with a position of its own. */
    public ByteBuffer data() {
        return data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Row {@code index} along the first dimension, without that dimension. Shares the bytes of this tensor. */
    public Tensor row(int index) {
        if (shape.length == 0 || index < 0 || index >= shape[0]) {
            throw new IndexOutOfBoundsException("row " + index + " of shape " + Arrays.toString(shape));
        }
        long[] rowShape = Arrays.copyOfRange(shape, 1, shape.length);
        int rowBytes = (int) byteSize(type, rowShape);
        return own(type, data.slice(index * rowBytes, rowBytes), rowShape);
    }

    /** @throws IllegalStateException if the type is not {@link TensorType#FLOAT32} */
    public float[] toFloats() {
        requireType(TensorType.FLOAT32);
        float[] values = new float[(int) elementCount()];
        data().asFloatBuffer().get(values);
        return values;
    }

    /** @throws IllegalStateException if the type is not {@link TensorType#INT64} */
    public long[] toLongs() {
        requireType(TensorType.INT64);
        long[] values = new long[(int) elementCount()];
        data().asLongBuffer().get(values);
        return values;
    }

    /** Every element widened to {@code double}, whatever the type ({@code true} is 1). 64-bit integers above 2^53 are rounded. */
    public double[] toDoubles() {
        return TensorNumbers.toDoubles(type, data());
    }

    private void requireType(TensorType expected) {
        if (type != expected) {
            throw new IllegalStateException("tensor is " + type + ", not " + expected);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that
                && type == that.type
                && Arrays.equals(shape, that.shape)
                && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.hashCode() + Arrays.hashCode(shape)) + data.hashCode();
    }

    @Override
    public String toString() {
        return type + LongStream.of(shape).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
