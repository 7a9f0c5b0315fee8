package org.affectlab.pointgeometry;

import java.util.Arrays;

/** All points within a distance. For one thread and one query. */
final class Ball implements LeafVisitor {
    private final float squaredRadius;
    private long[] keys = new long[64];
    private int count;

    Ball(float squaredRadius) {
        this.squaredRadius = squaredRadius;
    }

    @Override
    public long limit() {
        return CandidateKey.of(squaredRadius, Integer.MAX_VALUE);
    }

    @Override
    public void offer(float[] points, int[] rows, int from, int to, float x, float y, float z) {
        if (count + to - from > keys.length) {
            keys = Arrays.copyOf(keys, Math.addExact(keys.length, Math.max(keys.length, to - from)));
        }
        for (int place = from; place < to; place++) {
            float distance = Distances.squared(points, place, x, y, z);
            if (distance <= squaredRadius) {
                keys[count++] = CandidateKey.of(distance, rows[place]);
            }
        }
    }

    /** Rows, nearest first. */
    int[] rows() {
        Arrays.sort(keys, 0, count);
        int[] rows = new int[count];
        for (int rank = 0; rank < count; rank++) {
            rows[rank] = CandidateKey.row(keys[rank]);
        }
        return rows;
    }
}
