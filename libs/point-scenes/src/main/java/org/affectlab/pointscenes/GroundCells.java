package org.affectlab.pointscenes;

import java.util.Arrays;

/**
 * The squares of a scene, seen from above, that hold points, with a low quantile of their heights. Sorted by row, then column; squares without points do not
 * exist, so that a far-away point costs no more than any other. Immutable.
 *
 * @param edge of a square in metres
 * @param columns of the squares: x ÷ edge, rounded down, from the smallest on
 * @param rows y ÷ edge, likewise
 * @param firstColumn x ÷ edge of column 0
 * @param firstRow y ÷ edge of row 0
 * @param index finds them
 */
record GroundCells(
        double edge,
        int[] columns,
        int[] rows,
        float[] heights,
        double firstColumn,
        double firstRow,
        SquareIndex index) {
    /** More squares along an axis are made of larger ones: a number of rows and one of columns make one key. */
    private static final double WIDEST = 0x1p30;

    /** @param quantile 0 the lowest point of a square, 1 the highest */
    static GroundCells of(float[] coordinates, double wantedEdge, double quantile) {
        double edge = wantedEdge;
        while (extent(coordinates) / edge > WIDEST) {
            edge *= 2;
        }
        double firstColumn = Math.floor(least(coordinates, 0) / edge);
        double firstRow = Math.floor(least(coordinates, 1) / edge);
        long[] keyOf = new long[coordinates.length / 3];
        for (int point = 0; point < keyOf.length; point++) {
            long column = (long) (Math.floor(coordinates[3 * point] / edge) - firstColumn);
            long row = (long) (Math.floor(coordinates[3 * point + 1] / edge) - firstRow);
            keyOf[point] = SquareIndex.key((int) row, (int) column);
        }
        long[] keys = distinct(keyOf);
        SquareIndex index = SquareIndex.of(keys);
        int[] starts = new int[keys.length + 1];
        float[] members = members(coordinates, keyOf, index, starts);
        int[] columns = new int[keys.length];
        int[] rows = new int[keys.length];
        float[] heights = new float[keys.length];
        for (int cell = 0; cell < keys.length; cell++) {
            columns[cell] = (int) keys[cell];
            rows[cell] = (int) (keys[cell] >>> 32);
            Arrays.sort(members, starts[cell], starts[cell + 1]);
            heights[cell] = members[starts[cell] + (int) (quantile * (starts[cell + 1] - starts[cell] - 1))];
        }
        return new GroundCells(edge, columns, rows, heights, firstColumn, firstRow, index);
    }

    private static double extent(float[] coordinates) {
        double extent = 0;
        for (int at = 0; at < coordinates.length; at++) {
            if (at % 3 < 2) {
                extent = Math.max(extent, Math.abs((double) coordinates[at]));
            }
        }
        return 2 * extent;
    }

    private static double least(float[] coordinates, int axis) {
        double least = Double.POSITIVE_INFINITY;
        for (int at = axis; at < coordinates.length; at += 3) {
            least = Math.min(least, coordinates[at]);
        }
        return least;
    }

    /** Ascending. */
    private static long[] distinct(long[] keys) {
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (long key : sorted) {
            if (count == 0 || sorted[count - 1] != key) {
                sorted[count++] = key;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** The heights of each square's points, side by side. @param starts where each square's begin, is filled */
    private static float[] members(float[] coordinates, long[] keyOf, SquareIndex index, int[] starts) {
        int[] cellOf = new int[keyOf.length];
        for (int point = 0; point < keyOf.length; point++) {
            cellOf[point] = index.find(keyOf[point]);
            starts[cellOf[point] + 1]++;
        }
        for (int cell = 0; cell + 1 < starts.length; cell++) {
            starts[cell + 1] += starts[cell];
        }
        int[] next = Arrays.copyOf(starts, starts.length - 1);
        float[] members = new float[keyOf.length];
        for (int point = 0; point < keyOf.length; point++) {
            members[next[cellOf[point]]++] = coordinates[3 * point + 2];
        }
        return members;
    }

    GroundCells withHeights(float[] other) {
        return new GroundCells(edge, columns, rows, other, firstColumn, firstRow, index);
    }

    int count() {
        return heights.length;
    }
}
