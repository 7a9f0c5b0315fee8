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
}
