package org.affectlab.pointgeometry;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A kd-tree over a cloud, for exact neighbours. Squared distances are computed in single precision as {@code (dx² + dy²) + dz²}; of points at the
 * same squared distance the one with the smaller row comes first, so every answer is unique and equal to that of a search through all points. A query
 * that is a point of the cloud finds that point first, unless a point of a smaller row lies at the same place. Squared distances below the smallest
 * and above the largest float are 0 and infinite: places nearer than 1e-22 m or farther apart than 1e19 m are not told apart.
 *
 * <p>Where fewer than k points are indexed, the nearest is repeated in the places that are left.
 *
 * <p>Immutable and safe for any number of threads. Holds 16 bytes a point, its coordinates among them, and 2 to 5 for the nodes; building takes
 * hardly more. Many queries are put into a tree of their own while they are answered, which takes as much for each of them.
 */
public final class PointTree {
    private static final int CHUNK = 1 << 8;

    private final TreeNodes tree;

    private PointTree(TreeNodes tree) {
        this.tree = tree;
    }

    /**
     * Indexes a cloud.
     *
     * @param coordinates float[3N], N at least 1; not kept
     * @param threads to build with
     * @throws IllegalArgumentException if there is no point, or one that is not finite
     */
    public static PointTree of(float[] coordinates, int threads) {
        FinitePoints.countSome(coordinates);
        Workers.check(threads);
        return new PointTree(TreeBuilder.build(coordinates, threads));
    }

    /** Number of points. */
    public int size() {
        return tree.size();
    }

    TreeNodes nodes() {
        return tree;
    }

    /** Row of the nearest point. @throws IllegalArgumentException if the query is not finite */
    public int nearest(float x, float y, float z) {
        FinitePoints.countFinite(new float[] {x, y, z});
        Candidates nearest = new Candidates(1);
        nearest.start();
        new TreeSearch(tree).run(x, y, z, nearest);
        return CandidateKey.row(nearest.key(0));
    }

    /**
     * Rows of all points within a radius, nearest first.
     *
     * @param radius in metres, at least 0; a point is within if its squared distance is at most the radius' square, rounded to single precision
     * @throws IllegalArgumentException if the query is not finite or the radius is negative or not a number
     */
    public int[] within(float x, float y, float z, float radius) {
        FinitePoints.countFinite(new float[] {x, y, z});
        if (!(radius >= 0)) {
            throw new IllegalArgumentException("radius must be at least 0, but is " + radius);
        }
        Ball ball = new Ball(radius * radius);
        new TreeSearch(tree).run(x, y, z, ball);
        return ball.rows();
    }

    /**
     * The k nearest points of each query, nearest first.
     *
     * @param queries float[3Q]
     * @param indices int[Q × k], is filled
     * @throws IllegalArgumentException if a query is not finite, k or threads is below 1, or an array has another length
     */
    public void nearest(float[] queries, int k, int[] indices, int threads) {
        search(queries, k, indices, null, threads);
    }

    /**
     * The same, with squared distances.
     *
     * @param squaredDistances float[Q × k] in square metres, is filled
     */
    public void nearest(float[] queries, int k, int[] indices, float[] squaredDistances, int threads) {
        search(queries, k, indices, requireNonNull(squaredDistances, "squaredDistances is null"), threads);
    }

    /** The k nearest points of each point of the cloud, itself included, nearest first. Faster than to ask for them. */
    public Neighbours nearestOfEach(int k, int threads) {
        int length = Math.multiplyExact(size(), k);
        Neighbours neighbours = new Neighbours(k, new int[length], new float[length]);
        search(tree, k, neighbours.indices(), neighbours.squaredDistances(), threads);
        return neighbours;
    }

    /** The same without distances: int[N × k]. */
    public int[] indicesOfEach(int k, int threads) {
        int[] indices = new int[Math.multiplyExact(size(), k)];
        search(tree, k, indices, null, threads);
        return indices;
    }

    private void search(float[] queries, int k, int[] indices, float @Nullable [] squaredDistances, int threads) {
        int length = Math.multiplyExact(FinitePoints.countFinite(queries), k);
        if (indices.length != length || squaredDistances != null && squaredDistances.length != length) {
            throw new IllegalArgumentException("there must be " + length + " places for neighbours");
        }
        Workers.check(threads);
        if (queries.length > 0) {
            // Queries that stand side by side share what they look at.
            search(TreeBuilder.build(queries, threads), k, indices, squaredDistances, threads);
        }
    }

    private void search(TreeNodes queries, int k, int[] indices, float @Nullable [] squaredDistances, int threads) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but is " + k);
        }
        int chunks = (queries.leaves() + CHUNK - 1) / CHUNK;
        Workers.run(threads, chunks, () -> {
            GroupSearch search = new GroupSearch(tree, k);
            return chunk -> {
                int end = Math.min(queries.leaves(), (chunk + 1) * CHUNK);
                for (int leaf = chunk * CHUNK; leaf < end; leaf++) {
                    search.run(queries, queries.leaves() + leaf, indices, squaredDistances);
                }
            };
        });
    }
}
