package org.affectlab.pointgeometry;

/** From kept points, such as barycentres of a grid, back to all points. Stateless. */
public final class NearestUpsampling {
    /** Square metres; what is nearer counts as this near, so that a point at a kept one's place takes its value. */
    private static final double NEAREST = 1e-10;

    private NearestUpsampling() {}

    /**
     * Row of the nearest kept point of each point, the smaller row of two at the same distance: int[N].
     *
     * @param kept the points that have values
     * @param points float[3N]
     * @throws IllegalArgumentException if a point is not finite
     */
    public static int[] nearest(PointTree kept, float[] points, int threads) {
        int[] indices = new int[FinitePoints.count(points)];
        kept.nearest(points, 1, indices, threads);
        return indices;
    }

    /**
     * Weights of the k nearest kept points, or of all where there are fewer, by the inverse of their squared distances (after PointNet++, our
     * choice).
     *
     * @param points float[3N]
     * @throws IllegalArgumentException if a point is not finite or k is below 1
     */
    public static Interpolation inverseDistances(PointTree kept, float[] points, int k, int threads) {
        int width = Math.min(k, kept.size());
        int[] indices = new int[Math.multiplyExact(FinitePoints.count(points), width)];
        float[] weights = new float[indices.length];
        kept.nearest(points, width, indices, weights, threads);
        for (int from = 0; from < weights.length; from += width) {
            weigh(weights, from, from + width);
        }
        return new Interpolation(width, indices, weights);
    }

    /** Squared distances become weights. */
    private static void weigh(float[] values, int from, int to) {
        double least = Math.max(NEAREST, values[from]);
        double sum = 0;
        for (int at = from; at < to; at++) {
            sum += share(least, values[at]);
        }
        for (int at = to - 1; at >= from; at--) {
            values[at] = (float) (share(least, values[at]) / sum);
        }
    }

    /** Relative to the nearest point's weight, which is 1. Distances that overflowed are taken as equal. */
    private static double share(double least, float squaredDistance) {
        return least == Double.POSITIVE_INFINITY ? 1 : least / Math.max(NEAREST, squaredDistance);
    }
}
