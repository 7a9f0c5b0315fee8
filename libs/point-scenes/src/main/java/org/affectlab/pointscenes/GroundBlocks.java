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
            keys[square] = SquareIndex.key(
                    block(squares.rows()[square], squares.firstRow()),
                    block(squares.columns()[square], squares.firstColumn()));
        }
        long[] blocks = Arrays.stream(keys).sorted().distinct().toArray();
        SquareIndex index = SquareIndex.of(blocks);
        float[][] members = members(squares, keys, index, blocks.length);
        int[] columns = new int[blocks.length];
        int[] rows = new int[blocks.length];
        float[] heights = new float[blocks.length];
        for (int block = 0; block < blocks.length; block++) {
            rows[block] = (int) (blocks[block] >>> 32);
            columns[block] = (int) blocks[block];
            heights[block] = around(index, members, rows[block], columns[block], quantile);
        }
        return new GroundCells(
                squares.edge() * SQUARES,
                columns,
                rows,
                heights,
                Math.floor(squares.firstColumn() / SQUARES),
                Math.floor(squares.firstRow() / SQUARES),
                index);
    }

    /** From the first block on. */
    private static int block(int square, double first) {
        return (int) (Math.floor((square + first) / SQUARES) - Math.floor(first / SQUARES));
    }

    private static float[][] members(GroundCells squares, long[] keys, SquareIndex index, int blocks) {
        int[] counts = new int[blocks];
        int[] blockOf = new int[keys.length];
        for (int square = 0; square < keys.length; square++) {
            blockOf[square] = index.find(keys[square]);
            counts[blockOf[square]]++;
        }
        float[][] members = new float[blocks][];
        for (int block = 0; block < blocks; block++) {
            members[block] = new float[counts[block]];
        }
        for (int square = 0; square < keys.length; square++) {
            members[blockOf[square]][--counts[blockOf[square]]] = squares.heights()[square];
        }
        return members;
    }

    private static float around(SquareIndex index, float[][] members, int row, int column, double quantile) {
        float[] all = new float[9 * SQUARES * SQUARES];
        int count = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int found = index.find(row + dy, column + dx);
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
