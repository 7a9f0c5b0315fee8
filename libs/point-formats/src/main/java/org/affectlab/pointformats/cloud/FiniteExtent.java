package org.affectlab.pointformats.cloud;

import java.util.Optional;

/** Number and box of the finite points, found in one pass. */
record FiniteExtent(int points, Optional<PointBounds> bounds) {
    static FiniteExtent of(Coordinates coordinates) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        int finite = 0;
        for (int i = 0; i < coordinates.size(); i++) {
            double x = coordinates.x(i);
            double y = coordinates.y(i);
            double z = coordinates.z(i);
            if (Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z)) {
                finite++;
                low[0] = Math.min(low[0], x);
                low[1] = Math.min(low[1], y);
                low[2] = Math.min(low[2], z);
                high[0] = Math.max(high[0], x);
                high[1] = Math.max(high[1], y);
                high[2] = Math.max(high[2], z);
            }
        }
        if (finite == 0) {
            return new FiniteExtent(0, Optional.empty());
        }
        return new FiniteExtent(
                finite, Optional.of(new PointBounds(low[0], low[1], low[2], high[0], high[1], high[2])));
    }
}
