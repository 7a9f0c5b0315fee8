package org.affectlab.pointgeometry;

import org.jspecify.annotations.Nullable;

/**
 * Finds the neighbours of queries that stand side by side together: the points that any of them can need are copied once into a small buffer that
 * stays in the cache, and each query looks through it. How far the buffer reaches is a guess from the queries before; where it was too near, a query
 * searches the tree on its own, so answers do not depend on guesses. For one thread.
 */
final class GroupSearch {
    /** From the squared distance that the queries before needed to that of the copies (measured: flat from 1.15 to 1.5). */
    private static final float MARGIN = 1.2f;

    /** The same from one query to the next (measured: flat from 1 to 1.2). */
    private static final float GUESS = 1.1f;

    private final TreeNodes tree;
    private final int width;
    private final Candidates nearest;
    private final TreeSearch search;
    private final Surroundings surroundings;

    /** Squared distance within which the last queries had their neighbours; infinite at first. */
    private float reach = Float.POSITIVE_INFINITY;

    /** @param width places of a query in the results: k, which may be more than there are points */
    GroupSearch(TreeNodes tree, int width) {
        int k = Math.min(width, tree.size());
        this.tree = tree;
        this.width = width;
        this.nearest = new Candidates(k);
        this.search = new TreeSearch(tree);
        this.surroundings = new Surroundings(tree, k);
    }

    /** Answers the queries of one leaf of a tree of queries. */
    void run(TreeNodes queries, int leaf, int[] indices, float @Nullable [] squaredDistances) {
        boolean gathered = surroundings.gather(queries.boxes(), leaf, MARGIN * reach);
        float farthest = 0;
        float guess = reach;
        for (int query = queries.start(leaf); query < queries.end(leaf); query++) {
            float x = queries.points()[3 * query];
            float y = queries.points()[3 * query + 1];
            float z = queries.points()[3 * query + 2];
            if (!(gathered && surroundings.find(x, y, z, GUESS * guess, nearest))) {
                nearest.start();
                search.run(x, y, z, nearest);
            }
            nearest.finish();
            nearest.write(queries.rows()[query], width, indices, squaredDistances);
            guess = nearest.farthest();
            farthest = Math.max(farthest, guess);
        }
        reach = farthest;
    }
}
