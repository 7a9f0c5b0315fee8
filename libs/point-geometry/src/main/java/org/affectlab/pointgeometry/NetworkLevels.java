package org.affectlab.pointgeometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The levels of a network that samples at random: since its points come shuffled, the first {@code n / ratio} are such a sample (RandLA-Net, code). A
 * level with fewer points than k repeats each point's nearest (see {@link PointTree}). Stateless.
 */
public final class NetworkLevels {
    private NetworkLevels() {}

    /**
     * One level for each ratio, the finest first.
     *
     * @param coordinates float[3N] of points in random order
     * @param k neighbours of each point
     * @param ratios of each level to the next, each at least 1
     * @param threads to work with
     * @throws IllegalArgumentException if a point is not finite, or a level would keep no point
     */
    public static List<NetworkLevel> of(float[] coordinates, int k, int[] ratios, int threads) {
        int points = FinitePoints.countSome(coordinates);
        check(points, ratios);
        List<NetworkLevel> levels = new ArrayList<>();
        PointTree tree = PointTree.of(coordinates, threads);
        for (int ratio : ratios) {
            int kept = points / ratio;
            float[] level = Arrays.copyOf(coordinates, 3 * points);
            PointTree next = PointTree.of(Arrays.copyOf(coordinates, 3 * kept), threads);
            int[] neighbours = tree.indicesOfEach(k, threads);
            int[] upsampling = new int[points];
            next.nearest(level, 1, upsampling, threads);
            levels.add(new NetworkLevel(points, kept, k, neighbours, Arrays.copyOf(neighbours, kept * k), upsampling));
            points = kept;
            tree = next;
        }
        return List.copyOf(levels);
    }

    private static void check(int points, int[] ratios) {
        int left = points;
        for (int ratio : ratios) {
            if (ratio < 1 || left / ratio < 1) {
                throw new IllegalArgumentException(
                        points + " points are too few for the ratios " + Arrays.toString(ratios));
            }
            left /= ratio;
        }
    }
}
