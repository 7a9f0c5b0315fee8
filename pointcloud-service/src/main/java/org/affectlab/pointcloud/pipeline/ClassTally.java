package org.affectlab.pointcloud.pipeline;

import java.util.Optional;
import org.affectlab.pointformats.cloud.Coordinates;
import org.affectlab.pointformats.cloud.PointBounds;

/** How many points have a class, and where they lie, in the file's own coordinates. For one thread. */
public final class ClassTally {
    private final double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    private final double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    private long count;

    void add(Coordinates coordinates, int point) {
        count++;
        add(0, coordinates.x(point));
        add(1, coordinates.y(point));
        add(2, coordinates.z(point));
    }

    private void add(int axis, double value) {
        low[axis] = Math.min(low[axis], value);
        high[axis] = Math.max(high[axis], value);
    }

    public long count() {
        return count;
    }

    /** Empty while there is no point. */
    public Optional<PointBounds> box() {
        return count == 0
                ? Optional.empty()
                : Optional.of(new PointBounds(low[0], low[1], low[2], high[0], high[1], high[2]));
    }
}
