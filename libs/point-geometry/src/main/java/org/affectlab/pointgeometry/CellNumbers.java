package org.affectlab.pointgeometry;

import java.util.Arrays;

/** Gives cells consecutive numbers in the order in which they are met: a hash table with open addressing. For one thread and one use. */
final class CellNumbers {
    private static final int SMALLEST = 64;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Number of the cell plus one in each place of the table, 0 where none is. */
    private int[] table = new int[SMALLEST];

    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(SMALLEST);
    private long[] keys;
    private int count;

    CellNumbers(int most) {
        keys = new long[Math.min(most, SMALLEST)];
    }

    /** Fills the number of each point's cell; gives the number of cells. */
    int number(float[] coordinates, CellKeys cells, int[] numbers) {
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = number(cells.key(coordinates, row), numbers.length);
        }
        return count;
    }

    private int number(long key, int most) {
        int place = place(key);
        while (table[place] != 0) {
            int cell = table[place] - 1;
            if (keys[cell] == key) {
                return cell;
            }
            place = place + 1 & table.length - 1;
        }
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, (int) Math.min(most, 2L * count));
        }
        keys[count++] = key;
        table[place] = count;
        if (count > table.length / 8 * 5) {
            grow();
        }
        return count - 1;
    }

    private int place(long key) {
        return (int) ((key ^ key >>> 32) * GOLDEN >>> shift);
    }

    private void grow() {
        if (table.length == 1 << 30) {
            return;
        }
        table = new int[table.length * 2];
        shift--;
        for (int cell = 0; cell < count; cell++) {
            int place = place(keys[cell]);
            while (table[place] != 0) {
                place = place + 1 & table.length - 1;
            }
            table[place] = cell + 1;
        }
    }
}
