package org.affectlab.pointformats.laz;

import java.util.Arrays;

/**
 * Adaptive probabilities of an alphabet, as LASzip's coder has them (A. Said, "Introduction to Arithmetic Coding", HP Labs
 * report HPL-2004-76): counts become a cumulative distribution of 15 bits at intervals that grow, and are halved when their
 * sum passes 2^15. For one thread.
 */
final class SymbolModel {
    static final int DISTRIBUTION_BITS = 15;
    private static final int LARGEST_TOTAL = 1 << DISTRIBUTION_BITS;
    private static final int SMALLEST_WITH_TABLE = 17;

    /** {@code distribution[s]} is 2^15 times the probability of all symbols before s. */
    final int[] distribution;

    private final int[] counts;
    private final int[] firstGuess;
    private final int guessShift;
    private int total;
    private int cycle;
    private int untilUpdate;

    /** @param encodes whether no decoder will look for symbols, so that no table for it is needed */
    SymbolModel(int symbols, boolean encodes) {
        distribution = new int[symbols];
        counts = new int[symbols];
        Arrays.fill(counts, 1);
        boolean withTable = !encodes && symbols >= SMALLEST_WITH_TABLE;
        int tableBits = withTable ? Math.max(3, 30 - Integer.numberOfLeadingZeros(symbols - 1)) : 0;
        guessShift = DISTRIBUTION_BITS - tableBits;
        firstGuess = new int[withTable ? (1 << tableBits) + 1 : 0];
        cycle = symbols;
        update();
        cycle = symbols + 6 >>> 1;
        untilUpdate = cycle;
    }

    int last() {
        return distribution.length - 1;
    }

    /** The symbol whose share of the distribution a value in [0, 2^15) falls into. */
    int find(int value) {
        int low = 0;
        int high = distribution.length;
        if (firstGuess.length > 0) {
            int slot = value >>> guessShift;
            low = firstGuess[slot];
            high = firstGuess[slot + 1] + 1;
        }
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (distribution[middle] > value) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    void count(int symbol) {
        counts[symbol]++;
        if (--untilUpdate == 0) {
            update();
        }
    }

    private void update() {
        total += cycle;
        if (total > LARGEST_TOTAL) {
            total = 0;
            for (int i = 0; i < counts.length; i++) {
                counts[i] = counts[i] + 1 >>> 1;
                total += counts[i];
            }
        }
        int scale = (int) (0x8000_0000L / total);
        int sum = 0;
        for (int i = 0; i < counts.length; i++) {
            distribution[i] = scale * sum >>> 31 - DISTRIBUTION_BITS;
            sum += counts[i];
        }
        fillTable();
        cycle = Math.min(5 * cycle >>> 2, counts.length + 6 << 3);
        untilUpdate = cycle;
    }

    private void fillTable() {
        int symbol = 0;
        for (int slot = 0; slot < firstGuess.length; slot++) {
            int from = slot << guessShift;
            while (symbol < counts.length - 1 && distribution[symbol + 1] <= from) {
                symbol++;
            }
            firstGuess[slot] = symbol;
        }
    }
}
