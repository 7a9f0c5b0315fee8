package org.affectlab.pointscenes;

import java.util.Arrays;

/**
 * Morphological opening: the least of a window around each square, then the largest of these in such a window. What is narrower than the window and
 * stands out vanishes, as buildings and trees do; a slope stays as it is. The window runs along rows, then along columns; squares that do not exist are
 * passed over. Stateless.
 */
final class GroundOpening {
    private GroundOpening() {}

    /** @param radius of the window in squares, at least 0 */
    static GroundCells of(GroundCells cells, int radius) {
        int[] byColumn = byColumn(cells);
        float[] low = both(cells, byColumn, cells.heights(), radius, false);
        return cells.withHeights(both(cells, byColumn, low, radius, true));
    }

    private static float[] both(GroundCells cells, int[] byColumn, float[] heights, int radius, boolean largest) {
        float[] alongRows = along(cells.rows(), cells.columns(), heights, radius, largest);
        float[] alongColumns = along(
                gather(cells.columns(), byColumn),
                gather(cells.rows(), byColumn),
                gather(alongRows, byColumn),
                radius,
                largest);
        float[] result = new float[heights.length];
        for (int place = 0; place < result.length; place++) {
            result[byColumn[place]] = alongColumns[place];
        }
        return result;
    }

    /** Squares of a line stand side by side, their places ascending. */
    private static float[] along(int[] lines, int[] places, float[] values, int radius, boolean largest) {
        float[] result = new float[values.length];
        for (int at = 0; at < values.length; at++) {
            float found = values[at];
            for (int other = at - 1; other >= 0 && near(lines, places, at, other, radius); other--) {
                found = largest ? Math.max(found, values[other]) : Math.min(found, values[other]);
            }
            for (int other = at + 1; other < values.length && near(lines, places, at, other, radius); other++) {
                found = largest ? Math.max(found, values[other]) : Math.min(found, values[other]);
            }
            result[at] = found;
        }
        return result;
    }

    private static boolean near(int[] lines, int[] places, int at, int other, int radius) {
        return lines[at] == lines[other] && Math.abs((long) places[at] - places[other]) <= radius;
    }

    /** Indices of the squares, sorted by column, then row. */
    private static int[] byColumn(GroundCells cells) {
        long[] keys = new long[cells.count()];
        for (int cell = 0; cell < keys.length; cell++) {
            keys[cell] = (long) cells.columns()[cell] << 32 | cells.rows()[cell];
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int place = 0; place < keys.length; place++) {
            order[place] = cells.index().find((int) keys[place], (int) (keys[place] >>> 32));
        }
        return order;
    }

    private static int[] gather(int[] values, int[] order) {
        return Arrays.stream(order).map(index -> values[index]).toArray();
    }

    private static float[] gather(float[] values, int[] order) {
        float[] gathered = new float[order.length];
        for (int place = 0; place < order.length; place++) {
            gathered[place] = values[order[place]];
        }
        return gathered;
    }
}
