package org.affectlab.pointgeometry;

/**
 * Sorts points into the leaves of a balanced tree: each node's points are split in two halves of equal count along the longest edge of their
 * box. The tree depends on the points alone, not on the number of threads. For one tree.
 */
final class TreeBuilder {
    /** Most points of a leaf (measured: 12 to 32 differ little). */
    static final int LEAF = 24;

    /** Nodes with fewer points are not worth a thread. */
    private static final int WORTH_A_THREAD = 1 << 14;

    private final int size;
    private final int leaves;
    private final float[] points;
    private final int[] rows;
    private final PointOrder order;
    private final float[] boxes;
    private final int[] leastRows;

    private TreeBuilder(float[] coordinates, int size) {
        this.size = size;
        this.points = coordinates.clone();
        this.rows = new int[size];
        for (int row = 0; row < size; row++) {
            rows[row] = row;
        }
        this.order = new PointOrder(points, rows);
        int count = 1;
        while ((long) count * LEAF < size) {
            count *= 2;
        }
        this.leaves = count;
        this.leastRows = new int[2 * count];
        this.boxes = new float[Math.multiplyExact(12, count)];
    }

    /** @param coordinates of at least one point, all finite */
    static TreeNodes build(float[] coordinates, int threads) {
        TreeBuilder builder = new TreeBuilder(coordinates, coordinates.length / 3);
        builder.split(1, 0, builder.size, threads);
        return new TreeNodes(builder.points, builder.rows, builder.boxes, builder.leastRows, builder.leaves);
    }

    private void split(int node, int from, int to, int threads) {
        int axis = enclose(node, from, to);
        if (node >= leaves) {
            leastRows[node] = leastRow(from, to);
            return;
        }
        int middle = TreeNodes.start(2 * node + 1, size);
        order.select(from, to, middle, axis);
        if (threads > 1 && to - from > WORTH_A_THREAD) {
            int half = threads / 2;
            Workers.both(
                    2,
                    () -> split(2 * node, from, middle, threads - half),
                    () -> split(2 * node + 1, middle, to, half));
        } else {
            split(2 * node, from, middle, 1);
            split(2 * node + 1, middle, to, 1);
        }
        leastRows[node] = Math.min(leastRows[2 * node], leastRows[2 * node + 1]);
    }

    /** Writes the box of a node; gives the axis of its longest edge. */
    private int enclose(int node, int from, int to) {
        int longest = 0;
        double length = -1;
        for (int axis = 0; axis < 3; axis++) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int at = 3 * from + axis; at < 3 * to; at += 3) {
                float value = points[at];
                if (value < least) {
                    least = value;
                }
                if (value > most) {
                    most = value;
                }
            }
            boxes[6 * node + axis] = least;
            boxes[6 * node + 3 + axis] = most;
            if ((double) most - least > length) {
                length = (double) most - least;
                longest = axis;
            }
        }
        return longest;
    }

    private int leastRow(int from, int to) {
        int least = rows[from];
        for (int place = from + 1; place < to; place++) {
            least = Math.min(least, rows[place]);
        }
        return least;
    }
}
