package org.affectlab.pointscenes;

import java.util.Arrays;
import org.affectlab.pointgeometry.Tile;
import org.affectlab.pointgeometry.Tiling;

/**
 * The squares of a scene, seen from above, that hold points, with a low quantile of their heights. Sorted by row, then column; squares without points do not
 * exist, so that a far-away point costs no more than any other. Immutable.
 *
 * @param edge of a square in metres
 * @param columns of the squares: x ÷ edge, rounded down, from the smallest on
 * @param rows y ÷ edge, likewise
 * @param firstColumn x ÷ edge of column 0
 * @param firstRow y ÷ edge of row 0
 */
record GroundCells(double edge, int[] columns, int[] rows, float[] heights, double firstColumn, double firstRow) {
    /** More squares are made of larger ones: our choice, 16 MiB. */
    private static final int MOST_CELLS = 1 << 20;

    private static final double WIDEST = 0x1p30;

    /** @param quantile 0 the lowest point of a square, 1 the highest */
    static GroundCells of(float[] coordinates, double wantedEdge, double quantile) {
        double edge = wantedEdge;
        while (extent(coordinates) / edge > WIDEST) {
            edge *= 2;
        }
        Tiling tiling = Tiling.of(coordinates, edge, 0);
        while (tiling.count() > MOST_CELLS) {
            edge *= 2;
            tiling = Tiling.of(coordinates, edge, 0);
        }
        double[] x = new double[tiling.count()];
        double[] y = new double[tiling.count()];
        float[] heights = new float[tiling.count()];
        for (int cell = 0; cell < heights.length; cell++) {
            Tile tile = tiling.tile(cell);
            x[cell] = Math.rint(tile.minX() / edge);
            y[cell] = Math.rint(tile.minY() / edge);
            heights[cell] = quantile(coordinates, tile.core(), quantile);
        }
        double firstColumn = Arrays.stream(x).min().orElse(0);
        double firstRow = Arrays.stream(y).min().orElse(0);
        return new GroundCells(edge, from(x, firstColumn), from(y, firstRow), heights, firstColumn, firstRow);
    }

    private static double extent(float[] coordinates) {
        double least = 0;
        double most = 0;
        for (int at = 0; at < coordinates.length; at++) {
            if (at % 3 < 2) {
                least = Math.min(least, coordinates[at]);
                most = Math.max(most, coordinates[at]);
            }
        }
        return most - least;
    }

    private static float quantile(float[] coordinates, int[] points, double quantile) {
        float[] heights = new float[points.length];
        for (int at = 0; at < points.length; at++) {
            heights[at] = coordinates[3 * points[at] + 2];
        }
        Arrays.sort(heights);
        return heights[(int) (quantile * (heights.length - 1))];
    }

    private static int[] from(double[] values, double first) {
        return Arrays.stream(values).mapToInt(value -> (int) (value - first)).toArray();
    }

    GroundCells withHeights(float[] other) {
        return new GroundCells(edge, columns, rows, other, firstColumn, firstRow);
    }

    int count() {
        return heights.length;
    }

    /** Index of a square, or a negative number where there is none. */
    int find(double column, double row) {
        int low = 0;
        int high = count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            double order = rows[middle] != row ? rows[middle] - row : columns[middle] - column;
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
