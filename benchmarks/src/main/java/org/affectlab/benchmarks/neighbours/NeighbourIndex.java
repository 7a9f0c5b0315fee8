package org.affectlab.benchmarks.neighbours;

import org.affectlab.pointgeometry.PointTree;

/** Libraries for this JVM. Each builds its index of a cloud and finds the k nearest points of each of its points. */
public enum NeighbourIndex {
    /** {@code libs/point-geometry}. */
    AFFECTLAB {
        @Override
        public int[] nearestOfEach(float[] coordinates, int k, int threads) {
            return PointTree.of(coordinates, threads).indicesOfEach(k, threads);
        }
    },

    /** TinSpin's kd-tree, from Maven Central. */
    TINSPIN {
        @Override
        public int[] nearestOfEach(float[] coordinates, int k, int threads) {
            return new TinSpinTree(coordinates).nearestOfEach(k, threads);
        }
    };

    /**
     * Builds and searches.
     *
     * @param coordinates float[3N], N at least k
     * @return int[N × k], nearest first
     */
    public abstract int[] nearestOfEach(float[] coordinates, int k, int threads);
}
