package org.affectlab.pointscenes;

import java.util.Arrays;

/**
 * Finds squares of the map by row and column in constant time: open addressing in a table at most half full, so that a look-up of a large scene costs one or two
 * reads of memory and not one a halving. Immutable.
 */
final class SquareIndex {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long EMPTY = -1;

    private final long[] keys;
    private final int[] numbers;
    private final int shift;

    private SquareIndex(long[] keys, int[] numbers, int shift) {
        this.keys = keys;
        this.numbers = numbers;
        this.shift = shift;
    }

    /** @param squares keys as {@link #key} makes them, distinct; the square's number is its place */
    static SquareIndex of(long[] squares) {
        int bits = Math.max(2, 33 - Integer.numberOfLeadingZeros(squares.length));
        long[] keys = new long[1 << bits];
        Arrays.fill(keys, EMPTY);
        SquareIndex index = new SquareIndex(keys, new int[keys.length], Long.SIZE - bits);
        for (int number = 0; number < squares.length; number++) {
            int slot = index.slot(squares[number]);
            keys[slot] = squares[number];
            index.numbers[slot] = number;
        }
        return index;
    }

    /** One number for a row and a column, neither of them negative; ascends by row, then column. */
    static long key(int row, int column) {
        return (long) row << 32 | column;
    }

    /** The square's number, or −1 where there is none; rows and columns may be negative. */
    int find(int row, int column) {
        return row < 0 || column < 0 ? -1 : find(key(row, column));
    }

    int find(long key) {
        int slot = slot(key);
        return keys[slot] == key ? numbers[slot] : -1;
    }

    /** Where the key is, or the empty place where it would be. */
    private int slot(long key) {
        int slot = (int) (key * SPREAD >>> shift);
        while (keys[slot] != key && keys[slot] != EMPTY) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
