package org.affectlab.pointgeometry;

import java.util.stream.LongStream;

/**
 * Numbers of the cells of a lattice of cubes, or of squares seen from above, whose corner stands at the local origin. A coordinate on a border
 * belongs to the upper cell. The number of a cell depends on the cloud, since numbers count from its first cell. Immutable.
 */
final class CellKeys {
    private final double edge;
    private final int axes;
    private final double[] first = new double[3];
    private final long[] counts = {1, 1, 1};

    /**
     * @param coordinates all finite
     * @param axes 3 for cubes, 2 for squares
     * @throws IllegalArgumentException if the edge is not positive, or so small that cells cannot be numbered
     */
    CellKeys(float[] coordinates, double edge, int axes) {
        if (!(edge > 0) || edge == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("edge must be positive, but is " + edge);
        }
        this.edge = edge;
        this.axes = axes;
        double cells = 1;
        for (int axis = 0; axis < axes && coordinates.length > 0; axis++) {
            float least = coordinates[axis];
            float most = coordinates[axis];
            for (int at = axis; at < coordinates.length; at += 3) {
                least = Math.min(least, coordinates[at]);
                most = Math.max(most, coordinates[at]);
            }
            first[axis] = Math.floor(least / edge);
            double span = Math.floor(most / edge) - first[axis] + 1;
            cells *= span;
            if (!(cells < 0x1p62)) {
                throw new IllegalArgumentException("an edge of " + edge + " m is too small for a cloud of this extent");
            }
            counts[axis] = (long) span;
        }
    }

    /** Number of the cell of a point, at least 0. */
    long key(float[] coordinates, int row) {
        long key = 0;
        for (int axis = axes - 1; axis >= 0; axis--) {
            key = key * counts[axis] + (long) (cell(coordinates[3 * row + axis]) - first[axis]);
        }
        return key;
    }

    /** Place of a coordinate's cell on its axis; the cell begins at this times the edge. */
    double cell(float coordinate) {
        return Math.floor(coordinate / edge);
    }

    /** Numbers of the up to 8 squares around one, of those that the cloud's box has. */
    long[] around(long key) {
        long width = counts[0];
        long column = key % width;
        long row = key / width;
        LongStream.Builder keys = LongStream.builder();
        for (long otherRow = Math.max(0, row - 1); otherRow <= Math.min(counts[1] - 1, row + 1); otherRow++) {
            for (long other = Math.max(0, column - 1); other <= Math.min(width - 1, column + 1); other++) {
                if (otherRow != row || other != column) {
                    keys.add(otherRow * width + other);
                }
            }
        }
        return keys.build().toArray();
    }
}
