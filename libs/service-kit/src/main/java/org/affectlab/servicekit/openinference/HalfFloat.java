package org.affectlab.servicekit.openinference;

/** IEEE 754 binary16 from wider numbers; {@code Float.floatToFloat16} came only with Java 20. Stateless. */
final class HalfFloat {
    private static final int MANTISSA_SCALE = 1 << 10;
    private static final int SMALLEST_NORMAL_EXPONENT = -14;
    private static final int EXPONENT_BIAS = 15;
    private static final double SUBNORMALS_PER_ONE = 0x1p24;
    private static final double SMALLEST_THAT_ROUNDS_TO_INFINITY = 65_520;
    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7c00;

    private HalfFloat() {}

    /** The bits of the nearest half, ties to even; infinity for what is too large. Not for NaN. */
    static short of(double value) {
        int sign = Double.doubleToRawLongBits(value) < 0 ? SIGN : 0;
        return (short) (sign | magnitude(Math.abs(value)));
    }

    private static int magnitude(double value) {
        if (value >= SMALLEST_THAT_ROUNDS_TO_INFINITY) {
            return INFINITY;
        }
        int exponent = Math.getExponent(value);
        if (exponent < SMALLEST_NORMAL_EXPONENT) {
            return (int) Math.rint(value * SUBNORMALS_PER_ONE);
        }
        int mantissa = (int) Math.rint(Math.scalb(value, -exponent) * MANTISSA_SCALE);
        // A mantissa that was rounded up to the next power of two carries into the exponent, as it should.
        return (exponent + EXPONENT_BIAS) * MANTISSA_SCALE + (mantissa - MANTISSA_SCALE);
    }
}
