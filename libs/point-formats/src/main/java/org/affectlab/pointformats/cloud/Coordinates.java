package org.affectlab.pointformats.cloud;

import static java.util.Objects.requireNonNull;

/**
 * Positions exactly as the file states them, in the file's own unit and reference. Never changes; safe for use by many
 * threads.
 *
 * <p>A coordinate may be NaN or infinite where the file says so: such points keep their place and {@link #isFinite} is
 * false.
 */
public interface Coordinates {
    /** In what precision the file holds them. */
    enum Kind {
        /** 32-bit integers with a scale and an offset (LAS): 12 bytes a point. */
        SCALED_INT32,
        /** 32-bit floats: 12 bytes a point. */
        FLOAT32,
        /** 64-bit floats, and all text: 24 bytes a point. */
        FLOAT64
    }

    int size();

    Kind kind();

    double x(int index);

    double y(int index);

    double z(int index);

    /** Whether all three coordinates of the point are finite. */
    default boolean isFinite(int index) {
        return Double.isFinite(x(index)) && Double.isFinite(y(index)) && Double.isFinite(z(index));
    }

    /**
     * Fills in positions relative to an origin as x, y, z, x, y, z …, so that map coordinates of millions of metres keep
     * their millimetres in floats. The difference is formed in double precision; NaN and infinities stay what they are.
     *
     * @param origin x, y and z of the origin, in the unit of the coordinates
     * @param first index of the first point
     * @param target filled from its beginning; its length is three times the number of points wanted
     * @throws IndexOutOfBoundsException when the points wanted are not all there
     */
    default void fillLocal(double[] origin, int first, float[] target) {
        requireNonNull(origin, "origin is null");
        if (origin.length != 3) {
            throw new IllegalArgumentException("origin must hold x, y and z");
        }
        if (target.length % 3 != 0) {
            throw new IllegalArgumentException("target's length must be a multiple of three");
        }
        int count = target.length / 3;
        if (first < 0 || first > size() - count) {
            throw new IndexOutOfBoundsException("points " + first + " to " + ((long) first + count) + " of " + size());
        }
        for (int i = 0; i < count; i++) {
            target[3 * i] = (float) (x(first + i) - origin[0]);
            target[3 * i + 1] = (float) (y(first + i) - origin[1]);
            target[3 * i + 2] = (float) (z(first + i) - origin[2]);
        }
    }
}
