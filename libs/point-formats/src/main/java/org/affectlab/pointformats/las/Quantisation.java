package org.affectlab.pointformats.las;

import java.util.Optional;
import org.affectlab.pointformats.cloud.PointBounds;

/**
 * Scale and offset of an axis for coordinates that are no LAS: the offset is the whole number nearest to the middle, the
 * scale the smallest power of ten from {@value #SMALLEST_SCALE} on with which the axis fits 32 bits. The error of a
 * coordinate is at most half the scale: 0.5 µm in clouds of up to 4 km in metres, 5 µm up to 40 km; never above 2.4e-9 of
 * the half extent unless that is below 2 km. Our choice.
 */
record Quantisation(double scale, double offset) {
    static final double SMALLEST_SCALE = 1e-6;
    private static final double MOST_STEPS = Integer.MAX_VALUE - 1.0;

    /** Of x, y or z (0, 1, 2); without any finite point 1e-6 and 0. */
    static Quantisation of(Optional<PointBounds> bounds, int axis) {
        if (bounds.isEmpty()) {
            return new Quantisation(SMALLEST_SCALE, 0);
        }
        PointBounds box = bounds.get();
        double low = axis == 0 ? box.minX() : axis == 1 ? box.minY() : box.minZ();
        double high = axis == 0 ? box.maxX() : axis == 1 ? box.maxY() : box.maxZ();
        double offset = Math.rint(low / 2 + high / 2);
        double reach = Math.max(high - offset, offset - low);
        int exponent = -6;
        while (reach / power(exponent) > MOST_STEPS) {
            exponent++;
        }
        return new Quantisation(power(exponent), offset);
    }

    /** The double that the decimal number is read as. */
    private static double power(int exponent) {
        return Double.parseDouble("1e" + exponent);
    }

    int toInteger(double coordinate) {
        return (int) Math.rint((coordinate - offset) / scale);
    }
}
