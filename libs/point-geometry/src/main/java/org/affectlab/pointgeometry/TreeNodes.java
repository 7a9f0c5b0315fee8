package org.affectlab.pointgeometry;

/**
 * A built tree. Node 1 is the root, the halves of node n are nodes 2n and 2n + 1, nodes from {@code leaves} on are leaves; the points of a node stand
 * side by side. Nothing is written after it was built.
 *
 * @param points coordinates in the order of the leaves
 * @param rows the row that each of them had in the caller's cloud
 * @param boxes least x y z and largest x y z of the points of each node
 * @param leastRows of the points of each node
 * @param leaves a power of two
 */
record TreeNodes(float[] points, int[] rows, float[] boxes, int[] leastRows, int leaves) {
    int size() {
        return rows.length;
    }

    /** First place of a node's points. */
    int start(int node) {
        return start(node, size());
    }

    /** The place after a node's last point. */
    int end(int node) {
        int depth = depth(node);
        return (int) ((node - (1L << depth) + 1) * size() >>> depth);
    }

    static int start(int node, int size) {
        int depth = depth(node);
        return (int) ((node - (1L << depth)) * size >>> depth);
    }

    private static int depth(int node) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(node);
    }

    /** No candidate in a node has a smaller {@link CandidateKey}. */
    long key(int node, float x, float y, float z) {
        return CandidateKey.of(Distances.squaredToBox(boxes, node, x, y, z), leastRows[node]);
    }
}
