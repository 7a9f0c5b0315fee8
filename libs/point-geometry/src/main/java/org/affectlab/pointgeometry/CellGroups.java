package org.affectlab.pointgeometry;

import java.util.Arrays;

/**
 * The points of each cell that holds any. Cells are numbered in the order of their first points, the points of a cell are in the order of the
 * cloud. Immutable; its arrays are its own and must not be written.
 *
 * @param cellOf int[N]
 * @param starts int[M + 1]: where the points of each cell begin in {@code rows}
 * @param rows int[N]
 */
record CellGroups(int[] cellOf, int[] starts, int[] rows) {
    /** Takes up to 20 bytes a point while it works, the result included 12. */
    static CellGroups of(float[] coordinates, CellKeys cells) {
        int size = coordinates.length / 3;
        int[] cellOf = new int[size];
        int count = new CellNumbers(size).number(coordinates, cells, cellOf);
        int[] starts = new int[count + 1];
        for (int cell : cellOf) {
            starts[cell + 1]++;
        }
        for (int cell = 0; cell < count; cell++) {
            starts[cell + 1] += starts[cell];
        }
        int[] next = Arrays.copyOf(starts, count);
        int[] rows = new int[size];
        for (int row = 0; row < size; row++) {
            rows[next[cellOf[row]]++] = row;
        }
        return new CellGroups(cellOf, starts, rows);
    }

    int count() {
        return starts.length - 1;
    }
}
