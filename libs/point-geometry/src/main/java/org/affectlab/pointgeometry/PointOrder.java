package org.affectlab.pointgeometry;

import java.util.Arrays;

/**
 * Moves points among places so that the lower ones of a coordinate come first (Hoare 1961, pivots are medians of three). An input on which that is
 * slow, which one can make on purpose, is sorted instead: the time is bounded by O(n log n). Different ranges may be ordered by different threads at
 * the same time.
 */
final class PointOrder {
    private final float[] points;
    private final int[] rows;

    /** @param points coordinates, are moved together with their rows */
    PointOrder(float[] points, int[] rows) {
        this.points = points;
        this.rows = rows;
    }

    /**
     * Of the places from to to, those before the middle get points that are not larger along the axis, those from it on such that are not smaller.
     */
    void select(int from, int to, int middle, int axis) {
        select(from, to, middle, axis, 3 * (Integer.SIZE - Integer.numberOfLeadingZeros(to - from)));
    }

    /** @param rounds of partitioning before it sorts */
    void select(int from, int to, int middle, int axis, int rounds) {
        int low = from;
        int high = to - 1;
        for (int left = rounds; low < high; left--) {
            if (left == 0) {
                sort(low, high + 1, axis);
                return;
            }
            int before = low;
            int after = high;
            float pivot =
                    median(coordinate(low, axis), coordinate(low + (high - low) / 2, axis), coordinate(high, axis));
            while (before <= after) {
                while (coordinate(before, axis) < pivot) {
                    before++;
                }
                while (coordinate(after, axis) > pivot) {
                    after--;
                }
                if (before <= after) {
                    swap(before++, after--);
                }
            }
            if (middle <= after) {
                high = after;
            } else if (middle >= before) {
                low = before;
            } else {
                return;
            }
        }
    }

    private void sort(int from, int to, int axis) {
        long[] keys = new long[to - from];
        for (int place = from; place < to; place++) {
            int bits = Float.floatToIntBits(coordinate(place, axis));
            // The bits of negative numbers have the opposite order.
            int ordered = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
            keys[place - from] = (long) ordered << 32 | place;
        }
        Arrays.sort(keys);
        float[] pointsBefore = Arrays.copyOfRange(points, 3 * from, 3 * to);
        int[] rowsBefore = Arrays.copyOfRange(rows, from, to);
        for (int index = 0; index < keys.length; index++) {
            int source = (int) keys[index] - from;
            System.arraycopy(pointsBefore, 3 * source, points, 3 * (from + index), 3);
            rows[from + index] = rowsBefore[source];
        }
    }

    private float coordinate(int place, int axis) {
        return points[3 * place + axis];
    }

    private static float median(float first, float second, float third) {
        return Math.max(Math.min(first, second), Math.min(Math.max(first, second), third));
    }

    private void swap(int left, int right) {
        int row = rows[left];
        rows[left] = rows[right];
        rows[right] = row;
        for (int axis = 0; axis < 3; axis++) {
            float value = points[3 * left + axis];
            points[3 * left + axis] = points[3 * right + axis];
            points[3 * right + axis] = value;
        }
    }
}
