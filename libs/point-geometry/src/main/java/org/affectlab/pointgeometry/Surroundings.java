package org.affectlab.pointgeometry;

/** Copies of the points of a tree that are not farther from a box than some distance. For one thread and one box at a time. */
final class Surroundings {
    private final TreeNodes tree;
    private final int wanted;
    private final int[] waiting = new int[64];
    private final float[] x;
    private final float[] y;
    private final float[] z;
    private final int[] rows;
    private int count;
    private float reach;

    /** @param wanted neighbours of each query */
    Surroundings(TreeNodes tree, int wanted) {
        this.tree = tree;
        this.wanted = wanted;
        int most = Math.min(tree.size(), 32 * wanted + 1024);
        this.x = new float[most];
        this.y = new float[most];
        this.z = new float[most];
        this.rows = new int[most];
    }

    /** Makes a new copy; false if these were too many points to be worth it. */
    boolean gather(float[] boxes, int box, float squaredReach) {
        reach = squaredReach;
        count = 0;
        waiting[0] = 1;
        int depth = 1;
        while (depth > 0) {
            int node = waiting[--depth];
            if (Distances.squaredBetween(tree.boxes(), node, boxes, box) > reach) {
                continue;
            }
            if (node < tree.leaves()) {
                waiting[depth++] = 2 * node;
                waiting[depth++] = 2 * node + 1;
            } else if (!copy(node, boxes, box)) {
                return false;
            }
        }
        return true;
    }

    private boolean copy(int leaf, float[] boxes, int box) {
        int to = tree.end(leaf);
        for (int place = tree.start(leaf); place < to; place++) {
            float px = tree.points()[3 * place];
            float py = tree.points()[3 * place + 1];
            float pz = tree.points()[3 * place + 2];
            if (Distances.squaredToBox(boxes, box, px, py, pz) <= reach) {
                if (count == rows.length) {
                    return false;
                }
                x[count] = px;
                y[count] = py;
                z[count] = pz;
                rows[count++] = tree.rows()[place];
            }
        }
        return true;
    }

    /** Whether the nearest of a query in the box are among the copies; then they are the candidates. @param guess a squared distance within which they may be */
    boolean find(float queryX, float queryY, float queryZ, float guess, Candidates nearest) {
        float bound = Math.min(guess, reach);
        while (true) {
            int found = nearest.collect(x, y, z, rows, count, queryX, queryY, queryZ, bound);
            if (found >= wanted) {
                return true;
            }
            if (bound >= reach) {
                return false;
            }
            bound = reach;
        }
    }
}
