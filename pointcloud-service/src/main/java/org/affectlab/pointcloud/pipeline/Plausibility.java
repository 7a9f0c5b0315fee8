package org.affectlab.pointcloud.pipeline;

import java.util.EnumSet;
import java.util.Set;
import org.affectlab.pointformats.cloud.Coordinates;
import org.affectlab.pointformats.cloud.PointBounds;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointscenes.Axes;

/**
 * Whether a cloud in metres with z upwards looks like one. All thresholds are our choice. Stateless.
 *
 * <p>Size: between {@value #SMALLEST_METRES} m and {@value #WIDEST_METRES} m, and not higher than {@value #HIGHEST_METRES} m; a room in millimetres is higher.
 * Direction: floors, ceilings and flat ground gather points at few heights. Another axis is suspected when the cloud is less than half as long along it as it is
 * high and its points gather along it {@value #GATHERED} times as much.
 */
final class Plausibility {
    private static final double SMALLEST_METRES = 1;
    private static final double WIDEST_METRES = 50_000;
    private static final double HIGHEST_METRES = 1_500;
    private static final double GATHERED = 1.5;
    private static final int SAMPLE = 200_000;
    private static final int BINS = 50;

    private Plausibility() {}

    static Set<Warning> check(PointCloud cloud) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        cloud.bounds().ifPresent(bounds -> {
            double[] extent = extent(bounds);
            double widest = Math.max(extent[0], extent[1]);
            if (widest > WIDEST_METRES || extent[2] > HIGHEST_METRES || Math.max(widest, extent[2]) < SMALLEST_METRES) {
                warnings.add(Warning.UNITS_IMPLAUSIBLE);
            }
            if (looksTurned(cloud.coordinates(), bounds, extent)) {
                warnings.add(Warning.UP_AXIS_IMPLAUSIBLE);
            }
        });
        return warnings;
    }

    private static double[] extent(PointBounds bounds) {
        return new double[] {bounds.maxX() - bounds.minX(), bounds.maxY() - bounds.minY(), bounds.maxZ() - bounds.minZ()
        };
    }

    private static boolean looksTurned(Coordinates coordinates, PointBounds bounds, double[] extent) {
        double[] low = {bounds.minX(), bounds.minY(), bounds.minZ()};
        double upwards = gathered(coordinates, 2, low[2], extent[2]);
        for (int axis = 0; axis < 2; axis++) {
            if (extent[axis] < extent[2] / 2
                    && gathered(coordinates, axis, low[axis], extent[axis]) > GATHERED * upwards) {
                return true;
            }
        }
        return false;
    }

    /** The largest share of points that lie within one of {@value #BINS} slices of equal width across an axis. */
    private static double gathered(Coordinates coordinates, int axis, double low, double extent) {
        if (!(extent > 0 && extent < Double.POSITIVE_INFINITY)) {
            return 1;
        }
        int[] counts = new int[BINS + 1];
        int step = Math.max(1, coordinates.size() / SAMPLE);
        int counted = 0;
        int most = 0;
        for (int point = 0; point < coordinates.size(); point += step) {
            if (coordinates.isFinite(point)) {
                int bin = (int) ((Axes.of(coordinates, axis, point) - low) / extent * BINS);
                most = Math.max(most, ++counts[bin]);
                counted++;
            }
        }
        return counted == 0 ? 0 : (double) most / counted;
    }
}
