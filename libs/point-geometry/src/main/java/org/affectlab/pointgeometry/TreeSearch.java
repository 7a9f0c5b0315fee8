package org.affectlab.pointgeometry;

/** Walks a tree for one query after the other, nearest boxes first. For one thread. */
final class TreeSearch {
    private final TreeNodes tree;
    private final int[] waiting = new int[32];
    private final float[] distances = new float[32];

    TreeSearch(TreeNodes tree) {
        this.tree = tree;
    }

    /** Offers every leaf that can hold a point which the visitor takes. */
    void run(float x, float y, float z, LeafVisitor visitor) {
        waiting[0] = 1;
        distances[0] = tree.squaredDistance(1, x, y, z);
        int depth = 1;
        while (depth > 0) {
            depth--;
            int node = waiting[depth];
            if (distances[depth] > visitor.bound()) {
                continue;
            }
            while (node < tree.leaves()) {
                int near = 2 * node;
                int far = near + 1;
                float nearDistance = tree.squaredDistance(near, x, y, z);
                float farDistance = tree.squaredDistance(far, x, y, z);
                if (farDistance < nearDistance) {
                    near = far;
                    far = 2 * node;
                    float swapped = nearDistance;
                    nearDistance = farDistance;
                    farDistance = swapped;
                }
                if (farDistance <= visitor.bound()) {
                    waiting[depth] = far;
                    distances[depth++] = farDistance;
                }
                if (nearDistance > visitor.bound()) {
                    break;
                }
                node = near;
            }
            if (node >= tree.leaves()) {
                visitor.offer(tree.points(), tree.rows(), tree.start(node), tree.end(node), x, y, z);
            }
        }
    }
}
