package org.affectlab.pointgeometry;

/** Gets the points of the leaves that a search comes to. For one thread. */
interface LeafVisitor {
    /** The largest {@link CandidateKey} that is still taken. Never grows during a query. */
    long limit();

    /** The points at the places from to to of a tree, for a query at x, y, z. */
    void offer(float[] points, int[] rows, int from, int to, float x, float y, float z);
}
