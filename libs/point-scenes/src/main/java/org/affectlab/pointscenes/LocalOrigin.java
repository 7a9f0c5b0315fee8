package org.affectlab.pointscenes;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.affectlab.pointformats.cloud.Coordinates;
import org.affectlab.pointformats.cloud.PointBounds;

/**
 * From where the coordinates of a scene are counted: the least corner of the finite points' box (code: RandLA-Net on S3DIS). On an axis that is so long that floats counted
 * from there could not tell the parts of a voxel apart, the median instead, down to a multiple of the voxel's edge (our choice): one stray point, say at 0 0 0 among map coordinates, must not blur all others. Stateless.
 */
final class LocalOrigin {
    /** A float has 24 bits: 5 are left for the place within a voxel. */
    private static final double MOST_VOXELS = 0x1p19;

    private LocalOrigin() {}

    static double[] of(Coordinates coordinates, PointBounds bounds, double gridMetres) {
        return new double[] {
            axis(coordinates, coordinates::x, bounds.minX(), bounds.maxX(), gridMetres),
            axis(coordinates, coordinates::y, bounds.minY(), bounds.maxY(), gridMetres),
            axis(coordinates, coordinates::z, bounds.minZ(), bounds.maxZ(), gridMetres)
        };
    }

    private static double axis(
            Coordinates coordinates, IntToDoubleFunction axis, double least, double most, double grid) {
        return most - least <= MOST_VOXELS * grid ? least : Math.floor(median(coordinates, axis) / grid) * grid;
    }

    private static double median(Coordinates coordinates, IntToDoubleFunction axis) {
        double[] values = IntStream.range(0, coordinates.size())
                .filter(coordinates::isFinite)
                .mapToDouble(axis)
                .toArray();
        Arrays.sort(values);
        return values[(values.length - 1) / 2];
    }
}
