package org.affectlab.pointgeometry;

import java.util.Arrays;

/**
 * A cloud cut into squares, seen from above, that overlap: every point is in the core of one tile, and in the buffers of the other tiles whose core
 * holds it when widened by the overlap on all four sides; lower borders belong to a square, upper ones do not. Tiles without a core point do not
 * exist. They are numbered from south to north, and from west to east in a row; the grid's corner stands at the local origin.
 *
 * <p>Immutable as long as the coordinates are, and safe for any number of threads. Holds the coordinates' array, 12 bytes a point and 12 bytes a
 * tile; a tile's own lists are made when it is asked for. A far-away point costs no more than any other.
 */
public final class Tiling {
    private final float[] coordinates;
    private final double edge;
    private final double overlap;
    private final CellKeys cells;
    private final CellGroups groups;

    /** Of the tiles, ascending, and the group of points of each. */
    private final long[] keys;

    private final int[] groupOfTile;

    private Tiling(float[] coordinates, double edge, double overlap) {
        this.coordinates = coordinates;
        this.edge = edge;
        this.overlap = overlap;
        this.cells = new CellKeys(coordinates, edge, 2);
        this.groups = CellGroups.of(coordinates, cells);
        this.keys = new long[groups.count()];
        for (int group = 0; group < keys.length; group++) {
            keys[group] = keyOf(group);
        }
        Arrays.sort(keys);
        this.groupOfTile = new int[keys.length];
        for (int group = 0; group < keys.length; group++) {
            groupOfTile[Arrays.binarySearch(keys, keyOf(group))] = group;
        }
    }

    private long keyOf(int group) {
        return cells.key(coordinates, groups.rows()[groups.starts()[group]]);
    }

    /**
     * Cuts a cloud.
     *
     * @param coordinates float[3N], kept and not copied: must not change
     * @param edge of a tile's core in metres
     * @param overlap in metres, 0 to the edge
     * @throws IllegalArgumentException if a point is not finite, or edge or overlap is out of range
     */
    public static Tiling of(float[] coordinates, double edge, double overlap) {
        FinitePoints.countFinite(coordinates);
        if (!(overlap >= 0 && overlap <= edge)) {
            throw new IllegalArgumentException("overlap must be 0 to the edge, but is " + overlap);
        }
        return new Tiling(coordinates, edge, overlap);
    }

    /** Number of tiles. */
    public int count() {
        return keys.length;
    }

    /** One tile. @param index 0 to {@link #count()} − 1 */
    public Tile tile(int index) {
        int[] core = points(index);
        double minX = cells.cell(coordinates[3 * core[0]]) * edge;
        double minY = cells.cell(coordinates[3 * core[0] + 1]) * edge;
        return new Tile(minX, minY, edge, core, buffer(index, minX, minY));
    }

    private int[] points(int tile) {
        int group = groupOfTile[tile];
        return Arrays.copyOfRange(groups.rows(), groups.starts()[group], groups.starts()[group + 1]);
    }

    private int[] buffer(int index, double minX, double minY) {
        int[] buffer = new int[0];
        int count = 0;
        for (long key : cells.around(keys[index])) {
            int tile = Arrays.binarySearch(keys, key);
            if (tile >= 0) {
                int[] candidates = points(tile);
                buffer = Arrays.copyOf(buffer, Math.addExact(count, candidates.length));
                for (int row : candidates) {
                    if (near(coordinates[3 * row], minX) && near(coordinates[3 * row + 1], minY)) {
                        buffer[count++] = row;
                    }
                }
            }
        }
        int[] sorted = Arrays.copyOf(buffer, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private boolean near(float coordinate, double least) {
        return coordinate >= least - overlap && coordinate < least + edge + overlap;
    }
}
