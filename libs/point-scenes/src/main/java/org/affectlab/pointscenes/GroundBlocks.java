package org.affectlab.pointscenes;

import java.util.Arrays;

/** The ground as a quantile of the lowest points around, by blocks of squares. Stateless. */
final class GroundBlocks {
    /** Squares of a block along each axis. */
    private static final int SQUARES = 4;

    private GroundBlocks() {}

    /** The ground of each block that holds points. @param edge of a block in metres */
    static GroundCells of(float[] coordinates, double edge, double quantile) {
        GroundCells squares = GroundCells.of(coordinates, edge / SQUARES, 0);
        long[] keys = new long[squares.count()];
        for (int square = 0; square < keys.length; square++) {
            keys[square] = (long) block(squares.rows()[square], squares.firstRow()) << 32
                    | block(squares.columns()[square], squares.firstColumn());
        }
        long[] blocks = Arrays.stream(keys).sorted().distinct().toArray();
        float[][] members = members(squares, keys, blocks);
        int[] columns = new int[blocks.length];
        int[] rows = new int[blocks.length];
        float[] heights = new float[blocks.length];
        for (int block = 0; block < blocks.length; block++) {
            rows[block] = (int) (blocks[block] >>> 32);
            columns[block] = (int) blocks[block];
            heights[block] = around(blocks, members, rows[block], columns[block], quantile);
        }
        return new GroundCells(
                squares.edge() * SQUARES,
                columns,
                rows,
                heights,
                Math.floor(squares.firstColumn() / SQUARES),
                Math.floor(squares.firstRow() / SQUARES));
    }

    /** From the first block on. */
    private static int block(int square, double first) {
        return (int) (Math.floor((square + first) / SQUARES) - Math.floor(first / SQUARES));
    }

    private static float[][] members(GroundCells squares, long[] keys, long[] blocks) {
        int[] counts = new int[blocks.length];
        int[] blockOf = new int[keys.length];
        for (int square = 0; square < keys.length; square++) {
            blockOf[square] = Arrays.binarySearch(blocks, keys[square]);
            counts[blockOf[square]]++;
        }
        float[][] members = new float[blocks.length][];
        for (int block = 0; block < blocks.length; block++) {
            members[block] = new float[counts[block]];
        }
        for (int square = 0; square < keys.length; square++) {
            members[blockOf[square]][--counts[blockOf[square]]] = squares.heights()[square];
        }
        return members;
    }

    private static float around(long[] blocks, float[][] members, int row, int column, double quantile) {
        float[] all = new float[9 * SQUARES * SQUARES];
        int count = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int found = row + dy < 0 || column + dx < 0
                        ? -1
                        : Arrays.binarySearch(blocks, (long) (row + dy) << 32 | (column + dx));
                if (found >= 0) {
                    System.arraycopy(members[found], 0, all, count, members[found].length);
                    count += members[found].length;
                }
            }
        }
        Arrays.sort(all, 0, count);
        return all[(int) (quantile * (count - 1))];
    }
}
