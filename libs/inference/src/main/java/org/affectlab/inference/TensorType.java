package org.affectlab.inference;

/**
 * The element types that may reach the engine. Every other type (bfloat16, 16-bit integers, strings, complex numbers) aborts the JVM inside
 * DJL 0.35.1's native code, so this enumeration is the whitelist: what it cannot express cannot be sent.
 */
public enum TensorType {
    FLOAT32(4),
    FLOAT64(8),
    FLOAT16(2),
    INT8(1),
    UINT8(1),
    INT32(4),
    INT64(8),
    BOOL(1);

    private final int byteSize;

    TensorType(int byteSize) {
        this.byteSize = byteSize;
    }

    /** Bytes of one element. */
    public int byteSize() {
        return byteSize;
    }

    /** Whether the type can hold NaN and infinities. */
    public boolean isFloatingPoint() {
        return this == FLOAT32 || this == FLOAT64 || this == FLOAT16;
    }

    /**
     * Whether an element can have this finite value: floating-point types round it but must not overflow, FLOAT16 holds small whole numbers
     * only (enough for padding), the other types must hold it exactly.
     */
    public boolean represents(double value) {
        return switch (this) {
            case FLOAT64 -> Double.isFinite(value);
            case FLOAT32 -> Float.isFinite((float) value);
            case FLOAT16 -> whole(value, -2048, 2048);
            case INT8 -> whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case UINT8 -> whole(value, 0, 255);
            case INT32 -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT64 -> whole(value, -0x1p53, 0x1p53);
            case BOOL -> whole(value, 0, 1);
        };
    }

    private static boolean whole(double value, double min, double max) {
        return value >= min && value <= max && value == Math.rint(value);
    }
}
