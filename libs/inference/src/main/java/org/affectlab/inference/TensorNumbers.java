package org.affectlab.inference;

import java.nio.ByteBuffer;

/** Reads elements of any {@link TensorType} as {@code double}. Stateless. */
final class TensorNumbers {
    private static final int HALF_MANTISSA_BITS = 10;
    private static final int HALF_MANTISSA_MASK = 0x3ff;
    private static final int HALF_EXPONENT_MASK = 0x1f;
    private static final int HALF_EXPONENT_BIAS = 15;

    private TensorNumbers() {}

    static double[] toDoubles(TensorType type, ByteBuffer bytes) {
        double[] values = new double[bytes.remaining() / type.byteSize()];
        for (int i = 0; i < values.length; i++) {
            values[i] = next(type, bytes);
        }
        return values;
    }

    private static double next(TensorType type, ByteBuffer bytes) {
        return switch (type) {
            case FLOAT32 -> bytes.getFloat();
            case FLOAT64 -> bytes.getDouble();
            case FLOAT16 -> half(bytes.getShort());
            case INT8 -> bytes.get();
            case UINT8 -> bytes.get() & 0xff;
            case INT32 -> bytes.getInt();
            case INT64 -> bytes.getLong();
            case BOOL -> bytes.get() == 0 ? 0 : 1;
        };
    }

    /** IEEE 754 binary16. {@code Float.float16ToFloat} came only with Java 20. */
    private static double half(short bits) {
        int exponent = (bits >> HALF_MANTISSA_BITS) & HALF_EXPONENT_MASK;
        int mantissa = bits & HALF_MANTISSA_MASK;
        double magnitude;
        if (exponent == HALF_EXPONENT_MASK) {
            magnitude = mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((double) mantissa, 1 - HALF_EXPONENT_BIAS - HALF_MANTISSA_BITS);
        } else {
            magnitude = Math.scalb(
                    (double) (mantissa | 1 << HALF_MANTISSA_BITS), exponent - HALF_EXPONENT_BIAS - HALF_MANTISSA_BITS);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
