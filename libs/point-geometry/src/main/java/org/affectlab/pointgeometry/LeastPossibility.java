package org.affectlab.pointgeometry;

import java.util.Arrays;

/**
 * A value of each place of a tree, and where the least stands. Values of neighbours stand together, so that adding to all points of a sphere changes
 * few blocks; only these are read again. For one thread.
 */
final class LeastPossibility {
    private static final int BLOCK = 512;

    private final int[] rows;
    private final double[] values;
    private final int[] leastOfBlock;
    private final boolean[] changed;
    private int least;

    /** @param values of each place, are kept and changed
     * @param rows of each place: of two equal values the one with the smaller row is the less */
    LeastPossibility(double[] values, int[] rows) {
        this.values = values;
        this.rows = rows;
        int blocks = (values.length + BLOCK - 1) / BLOCK;
        this.leastOfBlock = new int[blocks];
        this.changed = new boolean[blocks];
        Arrays.fill(changed, true);
        update();
    }

    void add(int place, double more) {
        values[place] += more;
        changed[place / BLOCK] = true;
    }

    /** Must follow the last addition. */
    void update() {
        for (int block = 0; block < changed.length; block++) {
            if (changed[block]) {
                changed[block] = false;
                int best = block * BLOCK;
                for (int place = best + 1; place < Math.min(values.length, (block + 1) * BLOCK); place++) {
                    best = less(place, best) ? place : best;
                }
                leastOfBlock[block] = best;
            }
        }
        least = leastOfBlock[0];
        for (int place : leastOfBlock) {
            least = less(place, least) ? place : least;
        }
    }

    private boolean less(int place, int other) {
        return values[place] < values[other] || values[place] == values[other] && rows[place] < rows[other];
    }

    /** Place of the least value. */
    int place() {
        return least;
    }

    double value() {
        return values[least];
    }

    double value(int place) {
        return values[place];
    }
}
