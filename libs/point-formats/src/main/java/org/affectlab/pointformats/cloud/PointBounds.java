package org.affectlab.pointformats.cloud;

/** The smallest box, parallel to the axes, around all finite points. */
public record PointBounds(double minX, double minY, double minZ, double maxX, double maxY, double maxZ) {
    public PointBounds {
        if (!(minX <= maxX && minY <= maxY && minZ <= maxZ)) {
            throw new IllegalArgumentException("a minimum is above its maximum");
        }
    }
}
