package org.affectlab.pointscenes;

import org.affectlab.pointformats.cloud.Coordinates;

/** Coordinates by the number of their axis. Stateless. */
public final class Axes {
    private Axes() {}

    /** @param axis 0, 1 or 2 */
    public static double of(Coordinates coordinates, int axis, int index) {
        return switch (axis) {
            case 0 -> coordinates.x(index);
            case 1 -> coordinates.y(index);
            default -> coordinates.z(index);
        };
    }
}
