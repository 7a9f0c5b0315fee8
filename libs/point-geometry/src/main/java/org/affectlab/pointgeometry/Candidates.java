package org.affectlab.pointgeometry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The k nearest of the points that were offered, by squared distance and then by row. A candidate is one number, its distance's bits above its row,
 * whose order is that order. They gather unsorted, and when there is no more place all but the k least are dropped: cheaper than to keep them
 * in order. For one thread and one query at a time.
 */
final class Candidates implements LeafVisitor {
    private static final int SPARE = 32;

    private final int k;
    private long[] keys;
    private int count;

    /** No point that is farther can be among the k nearest, or is wanted; a point at this distance can. */
    private float bound;

    Candidates(int k) {
        this.k = k;
        this.keys = new long[Math.addExact(2 * k, SPARE)];
    }

    static long key(float squaredDistance, int row) {
        return (long) Float.floatToRawIntBits(squaredDistance) << 32 | row;
    }

    static float squaredDistance(long key) {
        return Float.intBitsToFloat((int) (key >>> 32));
    }

    static int row(long key) {
        return (int) key;
    }

    /** Begins a query. @param farthest squared distance of the farthest points that are wanted */
    void start(float farthest) {
        count = 0;
        bound = farthest;
    }

    @Override
    public float bound() {
        return bound;
    }

    @Override
    public void offer(float[] points, int[] rows, int from, int to, float x, float y, float z) {
        long[] local = keys;
        int capacity = local.length;
        int filled = count;
        float limit = bound;
        for (int place = from; place < to; place++) {
            float distance = Distances.squared(points, place, x, y, z);
            if (distance <= limit) {
                local[filled++] = key(distance, rows[place]);
                if (filled == capacity) {
                    LongSelection.select(local, filled, k);
                    filled = k;
                    limit = squaredDistance(local[k - 1]);
                }
            }
        }
        count = filled;
        bound = limit;
    }

    /** A query of its own: takes those of some points that are not farther than a distance, and tells how many they are. */
    int collect(float[] px, float[] py, float[] pz, int[] rows, int size, float x, float y, float z, float limit) {
        if (keys.length < size + 1) {
            keys = new long[size + 1];
        }
        long[] local = keys;
        int filled = 0;
        for (int place = 0; place < size; place++) {
            float dx = px[place] - x;
            float dy = py[place] - y;
            float dz = pz[place] - z;
            float distance = dx * dx + dy * dy + dz * dz;
            local[filled] = key(distance, rows[place]);
            filled += distance <= limit ? 1 : 0;
        }
        count = filled;
        return filled;
    }

    /** Squared distance of the last, after {@link #finish()}. */
    float farthest() {
        return squaredDistance(keys[count - 1]);
    }

    /** Ends a query: so many candidates, at most k, are now in order. */
    int finish() {
        if (count > k) {
            LongSelection.select(keys, count, k);
            count = k;
        }
        Arrays.sort(keys, 0, count);
        return count;
    }

    /** The rank-th nearest, after {@link #finish()}. */
    long key(int rank) {
        return keys[rank];
    }

    /** Ends a query and writes its row of results; the nearest stands in the places that are left. */
    void write(int query, int width, int[] indices, float @Nullable [] squaredDistances) {
        finish();
        int at = query * width;
        for (int rank = 0; rank < width; rank++) {
            long key = keys[rank < count ? rank : 0];
            indices[at + rank] = row(key);
            if (squaredDistances != null) {
                squaredDistances[at + rank] = squaredDistance(key);
            }
        }
    }
}
