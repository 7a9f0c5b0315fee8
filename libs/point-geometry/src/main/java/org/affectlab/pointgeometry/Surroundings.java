package org.affectlab.pointgeometry;

/** Copies of all points of a tree that are not farther from a box than some distance, and of a few more. For one thread and one box at a time. */
final class Surroundings {
    /** Squared distances that a query tries, relative to its guess, before it takes all that there are. */
    private static final float[] TRIES = {1, 1.3f, Float.POSITIVE_INFINITY};

    private final TreeNodes tree;
    private final int wanted;
    private final int[] waiting = new int[Integer.SIZE];
    private final float[] x;
    private final float[] y;
    private final float[] z;
    private final int[] rows;
    private final float[] distances;
    private int count;
    private float reach;
    private float minX;
    private float minY;
    private float minZ;
    private float maxX;
    private float maxY;
    private float maxZ;

    /** @param wanted neighbours of each query */
    Surroundings(TreeNodes tree, int wanted) {
        this.tree = tree;
        this.wanted = wanted;
        // More than this are dearer than a search for each query.
        int most = (int) Math.min(tree.size(), 32L * wanted + 1024);
        this.x = new float[most];
        this.y = new float[most];
        this.z = new float[most];
        this.rows = new int[most];
        this.distances = new float[most];
    }

    /** Makes a new copy; false if these were too many points to be worth it. */
    boolean gather(float[] boxes, int box, float squaredReach) {
        reach = squaredReach;
        widen(boxes, box);
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
            } else if (!copy(node)) {
                return false;
            }
        }
        return true;
    }

    private boolean copy(int leaf) {
        int from = tree.start(leaf);
        int to = tree.end(leaf);
        if (count + to - from > rows.length) {
            return false;
        }
        int filled = count;
        for (int place = from; place < to; place++) {
            float pointX = tree.points()[3 * place];
            float pointY = tree.points()[3 * place + 1];
            float pointZ = tree.points()[3 * place + 2];
            x[filled] = pointX;
            y[filled] = pointY;
            z[filled] = pointZ;
            rows[filled] = tree.rows()[place];
            // One of the six is negative outside, and is so to the last bit: no branch that could be mispredicted.
            int outside = Float.floatToRawIntBits(pointX - minX)
                    | Float.floatToRawIntBits(maxX - pointX)
                    | Float.floatToRawIntBits(pointY - minY)
                    | Float.floatToRawIntBits(maxY - pointY)
                    | Float.floatToRawIntBits(pointZ - minZ)
                    | Float.floatToRawIntBits(maxZ - pointZ);
            filled += 1 - (outside >>> 31);
        }
        count = filled;
        return true;
    }

    /** The box, widened by a little more than the reach, since both are rounded. */
    private void widen(float[] boxes, int box) {
        double margin = Math.sqrt(reach) * 1.00001 + 1e-22;
        int at = 6 * box;
        minX = Math.nextDown((float) (boxes[at] - margin));
        minY = Math.nextDown((float) (boxes[at + 1] - margin));
        minZ = Math.nextDown((float) (boxes[at + 2] - margin));
        maxX = Math.nextUp((float) (boxes[at + 3] + margin));
        maxY = Math.nextUp((float) (boxes[at + 4] + margin));
        maxZ = Math.nextUp((float) (boxes[at + 5] + margin));
    }

    /**
     * Whether the nearest of a query in the box are among the copies; then they are the candidates.
     *
     * @param guess a squared distance within which they may be
     */
    boolean find(float queryX, float queryY, float queryZ, float guess, Candidates nearest) {
        measure(queryX, queryY, queryZ);
        for (float factor : TRIES) {
            float farthest = factor * guess < reach ? factor * guess : reach;
            if (nearest.collect(distances, rows, count, farthest) >= wanted) {
                return true;
            }
        }
        return false;
    }

    /** Simple enough for the compiler to compute eight at a time. */
    private void measure(float queryX, float queryY, float queryZ) {
        for (int place = 0; place < count; place++) {
            float dx = x[place] - queryX;
            float dy = y[place] - queryY;
            float dz = z[place] - queryZ;
            distances[place] = dx * dx + dy * dy + dz * dz;
        }
    }
}
