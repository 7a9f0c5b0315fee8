package org.affectlab.inference.batching;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.affectlab.inference.TensorType;

/** The value that fills an input up to its bucket, as little-endian bytes of the input's type. Immutable. */
final class Padding {
    private static final int HALF_MANTISSA_BITS = 10;
    private static final int HALF_MANTISSA_MASK = 0x3ff;
    private static final int HALF_BIAS = 15;
    private static final int HALF_SIGN = 0x8000;

    private final byte[] element;

    /** @param value that the type represents ({@link TensorType#represents}) */
    Padding(TensorType type, double value) {
        if (!type.represents(value)) {
            throw new IllegalArgumentException(value + " is no " + type);
        }
        ByteBuffer bytes = ByteBuffer.allocate(type.byteSize()).order(ByteOrder.LITTLE_ENDIAN);
        switch (type) {
            case FLOAT32 -> bytes.putFloat((float) value);
            case FLOAT64 -> bytes.putDouble(value);
            case FLOAT16 -> bytes.putShort(half((int) value));
            case INT8, UINT8, BOOL -> bytes.put((byte) (int) value);
            case INT32 -> bytes.putInt((int) value);
            case INT64 -> bytes.putLong((long) value);
        }
        element = bytes.array();
    }

    /** A whole number of -2048 to 2048 as IEEE 754 binary16. */
    private static short half(int value) {
        if (value == 0) {
            return 0;
        }
        int magnitude = Math.abs(value);
        int exponent = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(magnitude);
        int mantissa = exponent <= HALF_MANTISSA_BITS
                ? magnitude << (HALF_MANTISSA_BITS - exponent)
                : magnitude >> (exponent - HALF_MANTISSA_BITS);
        int bits = (exponent + HALF_BIAS) << HALF_MANTISSA_BITS | mantissa & HALF_MANTISSA_MASK;
        return (short) (value < 0 ? bits | HALF_SIGN : bits);
    }

    /** Writes {@code length} bytes, a whole number of elements, from {@code offset}; the position does not move. */
    void fill(ByteBuffer target, int offset, int length) {
        if (length == 0) {
            return;
        }
        target.put(offset, element);
        ByteBuffer written = target.duplicate();
        for (int done = element.length; done < length; ) {
            int next = Math.min(done, length - done);
            target.put(offset + done, written, offset, next);
            done += next;
        }
    }
}
