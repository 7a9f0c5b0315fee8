package org.affectlab.pointformats.cloud;

/**
 * How a value is stored in a file.
 *
 * <p>In memory a value takes {@link #bytes()} bytes, but 8 for the 64-bit integers: those are held as doubles, exact up to
 * 2^53.
 */
public enum ScalarType {
    INT8(1, -128, 127),
    UINT8(1, 0, 255),
    INT16(2, -32_768, 32_767),
    UINT16(2, 0, 65_535),
    INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UINT32(4, 0, 4_294_967_295.0),
    INT64(8, Long.MIN_VALUE, Long.MAX_VALUE),
    UINT64(8, 0, 18_446_744_073_709_551_615.0),
    FLOAT32(4, -Float.MAX_VALUE, Float.MAX_VALUE),
    FLOAT64(8, -Double.MAX_VALUE, Double.MAX_VALUE);

    private final int bytes;
    private final double smallest;
    private final double largest;

    ScalarType(int bytes, double smallest, double largest) {
        this.bytes = bytes;
        this.smallest = smallest;
        this.largest = largest;
    }

    /** Bytes of a value in a binary file. */
    public int bytes() {
        return bytes;
    }

    /** Smallest finite value. */
    public double smallest() {
        return smallest;
    }

    /** Largest finite value. */
    public double largest() {
        return largest;
    }

    public boolean isFloating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** Whether every value is a float exactly: the floats themselves and integers of up to 16 bits. */
    public boolean fitsFloat() {
        return this == FLOAT32 || bytes <= 2;
    }
}
