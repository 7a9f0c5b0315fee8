package org.affectlab.pointgeometry;

/**
 * Walks a tree for one query after the other, most promising nodes first. A node's key is that of the best candidate it can hold, so that even where
 * many points are equally far only those nodes are visited that hold an answer. For one thread.
 */
final class TreeSearch {
    private final TreeNodes tree;
    private final int[] waiting = new int[Integer.SIZE];
    private final long[] keys = new long[Integer.SIZE];

    TreeSearch(TreeNodes tree) {
        this.tree = tree;
    }

    /** Offers every leaf that can hold a point which the visitor takes. */
    void run(float x, float y, float z, LeafVisitor visitor) {
        waiting[0] = 1;
        keys[0] = tree.key(1, x, y, z);
        int depth = 1;
        while (depth > 0) {
            depth--;
            int node = waiting[depth];
            long key = keys[depth];
            while (node < tree.leaves() && key <= visitor.limit()) {
                int near = 2 * node;
                int far = near + 1;
                long nearKey = tree.key(near, x, y, z);
                long farKey = tree.key(far, x, y, z);
                boolean inOrder = nearKey < farKey;
                waiting[depth] = inOrder ? far : near;
                keys[depth++] = inOrder ? farKey : nearKey;
                node = inOrder ? near : far;
                key = inOrder ? nearKey : farKey;
            }
            if (key <= visitor.limit()) {
                visitor.offer(tree.points(), tree.rows(), tree.start(node), tree.end(node), x, y, z);
            }
        }
    }
}
