package org.affectlab.pointgeometry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The k nearest of the points that were offered, by squared distance and then by row. Few are kept in order while they come; many gather unsorted,
 * and when there is no more place all but the k least are dropped. For one thread and one query at a time.
 */
final class Candidates implements LeafVisitor {
    /** Up to so many neighbours are kept in order while they come. */
    private static final int INSERTED = 64;

    /** Up to so many are put in order by counting. */
    private static final int RANKED = 48;

    private final int k;
    private final long[] ranked = new long[RANKED + 1];
    private long[] keys;
    private int[] places = {};
    private int count;
    private long limit;

    Candidates(int k) {
        this.k = k;
        this.keys = new long[Math.addExact(Math.multiplyExact(2, k), RANKED)];
    }

    /** Begins a query that {@link TreeSearch} answers. */
    void start() {
        count = 0;
        limit = Long.MAX_VALUE;
    }

    @Override
    public long limit() {
        return limit;
    }

    @Override
    public void offer(float[] points, int[] rows, int from, int to, float x, float y, float z) {
        for (int place = from; place < to; place++) {
            long key = CandidateKey.of(Distances.squared(points, place, x, y, z), rows[place]);
            if (key < limit) {
                if (k <= INSERTED) {
                    insert(key);
                } else {
                    append(key);
                }
            }
        }
    }

    private void insert(long key) {
        int place = Math.min(count, k - 1);
        while (place > 0 && keys[place - 1] > key) {
            keys[place] = keys[place - 1];
            place--;
        }
        keys[place] = key;
        count = Math.min(count + 1, k);
        if (count == k) {
            limit = keys[k - 1];
        }
    }

    private void append(long key) {
        keys[count++] = key;
        if (count == keys.length) {
            LongSelection.select(keys, count, k);
            count = k;
            limit = keys[k - 1];
        }
    }

    /** A query of its own: takes those of some points that are not farther than a distance, and tells how many they are. */
    int collect(float[] distances, int[] rows, int size, float farthest) {
        if (places.length < size + 1) {
            places = new int[size + 1];
            keys = new long[Math.max(keys.length, size + 4)];
        }
        int[] local = places;
        int above = CandidateKey.above(farthest);
        int filled = 0;
        for (int place = 0; place < size; place++) {
            local[filled] = place;
            filled += CandidateKey.isBelow(distances[place], above);
        }
        for (int rank = 0; rank < filled; rank++) {
            int place = local[rank];
            keys[rank] = CandidateKey.of(distances[place], rows[place]);
        }
        count = filled;
        return filled;
    }

    /** Ends a query: so many candidates, at most k, are now in order. */
    int finish() {
        if (count <= RANKED) {
            rank();
        } else {
            if (count > k) {
                LongSelection.select(keys, count, k);
                count = k;
            }
            Arrays.sort(keys, 0, count);
        }
        return count;
    }

    /**
     * Counts how many are less than each, four at a time: no more comparisons than an insertion takes moves, and none of them mispredicted.
     */
    private void rank() {
        long[] from = keys;
        int size = count;
        for (int spare = size; spare < size + 3; spare++) {
            from[spare] = Long.MAX_VALUE;
        }
        for (int index = 0; index < size; index += 4) {
            long first = from[index];
            long second = from[index + 1];
            long third = from[index + 2];
            long fourth = from[index + 3];
            long belowFirst = 0;
            long belowSecond = 0;
            long belowThird = 0;
            long belowFourth = 0;
            for (int other = 0; other < size; other++) {
                long key = from[other];
                belowFirst += key - first >>> 63;
                belowSecond += key - second >>> 63;
                belowThird += key - third >>> 63;
                belowFourth += key - fourth >>> 63;
            }
            ranked[(int) belowFirst] = first;
            ranked[(int) belowSecond] = second;
            ranked[(int) belowThird] = third;
            ranked[(int) belowFourth] = fourth;
        }
        count = Math.min(size, k);
        System.arraycopy(ranked, 0, from, 0, count);
    }

    /** The rank-th nearest, after {@link #finish()}. */
    long key(int rank) {
        return keys[rank];
    }

    /** Squared distance of the last, after {@link #finish()}. */
    float farthest() {
        return CandidateKey.squaredDistance(keys[count - 1]);
    }

    /** Writes a query's row of results, after {@link #finish()}; the nearest stands in the places that are left. */
    void write(int query, int width, int[] indices, float @Nullable [] squaredDistances) {
        int at = query * width;
        for (int rank = 0; rank < width; rank++) {
            long key = keys[rank < count ? rank : 0];
            indices[at + rank] = CandidateKey.row(key);
            if (squaredDistances != null) {
                squaredDistances[at + rank] = CandidateKey.squaredDistance(key);
            }
        }
    }
}
