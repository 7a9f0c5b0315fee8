package org.affectlab.pointscenes;

import java.util.Arrays;
import org.affectlab.pointformats.cloud.PointBounds;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointgeometry.FinitePoints;

/**
 * The points of a cloud that have a place.
 *
 * @param origin a {@link LocalOrigin}, in the cloud's coordinates
 * @param coordinates float[3n] from the origin
 * @param rows int[n]: the points, ascending
 */
record FiniteCloud(PointCloud cloud, double[] origin, float[] coordinates, int[] rows) {

    static FiniteCloud of(PointCloud cloud, double gridMetres) throws SceneException {
        PointBounds bounds = cloud.bounds()
                .orElseThrow(() -> new SceneException(
                        SceneException.Reason.NO_FINITE_POINTS, "No point of the cloud has three finite coordinates"));
        double[] origin = LocalOrigin.of(cloud.coordinates(), bounds, gridMetres);
        float[] local = new float[Math.multiplyExact(3, cloud.size())];
        cloud.coordinates().fillLocal(origin, 0, local);
        // A point that is finite in double precision can be too far away for a float.
        int[] rows = FinitePoints.rows(local);
        if (rows.length == 0) {
            throw SceneException.tooLarge(null);
        }
        return new FiniteCloud(cloud, origin, all(rows, cloud) ? local : FinitePoints.gather(local, 3, rows), rows);
    }

    private static boolean all(int[] rows, PointCloud cloud) {
        return rows.length == cloud.size();
    }

    /** The values of these points, of values of all points. */
    int[] gather(int[] values) {
        return all(rows, cloud)
                ? values
                : Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    /** Values of all points, −1 for the others, of values of these. */
    int[] spread(int[] values) {
        if (all(rows, cloud)) {
            return values;
        }
        int[] spread = new int[cloud.size()];
        Arrays.fill(spread, -1);
        for (int place = 0; place < rows.length; place++) {
            spread[rows[place]] = values[place];
        }
        return spread;
    }
}
