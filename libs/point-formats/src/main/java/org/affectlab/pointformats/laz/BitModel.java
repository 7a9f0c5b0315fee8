package org.affectlab.pointformats.laz;

/** Adaptive probability of a bit, in 13 bits; the same method as {@link SymbolModel}. For one thread. */
final class BitModel {
    static final int PROBABILITY_BITS = 13;
    private static final int LARGEST_TOTAL = 1 << PROBABILITY_BITS;
    private static final int LONGEST_CYCLE = 64;

    private int zeros = 1;
    private int total = 2;
    private int probabilityOfZero = 1 << PROBABILITY_BITS - 1;
    private int cycle = 4;
    private int untilUpdate = 4;

    /** 2^13 times the probability of a 0. */
    int probabilityOfZero() {
        return probabilityOfZero;
    }

    void count(int bit) {
        zeros += 1 - bit;
        if (--untilUpdate == 0) {
            update();
        }
    }

    private void update() {
        total += cycle;
        if (total > LARGEST_TOTAL) {
            total = total + 1 >>> 1;
            zeros = zeros + 1 >>> 1;
            if (zeros == total) {
                total++;
            }
        }
        int scale = (int) (0x8000_0000L / total);
        probabilityOfZero = zeros * scale >>> 31 - PROBABILITY_BITS;
        cycle = Math.min(5 * cycle >>> 2, LONGEST_CYCLE);
        untilUpdate = cycle;
    }
}
