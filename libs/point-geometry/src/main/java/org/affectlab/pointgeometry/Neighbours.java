package org.affectlab.pointgeometry;

/**
 * The k nearest points of each of some queries, nearest first.
 *
 * @param k of each query
 * @param indices int[queries × k]: rows of the indexed cloud
 * @param squaredDistances float[queries × k], in square metres
 */
public record Neighbours(int k, int[] indices, float[] squaredDistances) {
    public Neighbours {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but is " + k);
        }
        if (indices.length % k != 0 || squaredDistances.length != indices.length) {
            throw new IllegalArgumentException("indices and squaredDistances must hold k values of each query");
        }
    }

    /** Number of queries. */
    public int queries() {
        return indices.length / k;
    }
}
