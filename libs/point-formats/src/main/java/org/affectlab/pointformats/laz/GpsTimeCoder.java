package org.affectlab.pointformats.laz;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;

/**
 * Times as 64-bit patterns in up to four interleaved sequences; within one the next difference is predicted as a multiple of
 * the last. The older item GPSTIME11 also has symbols for a time that did not change, the layered POINT14 says that
 * elsewhere. For one thread.
 */
final class GpsTimeCoder {
    private static final int SEQUENCES = 4;
    private static final int LARGEST_MULTIPLE = 500;
    private static final int SMALLEST_MULTIPLE = -10;
    private static final int DIRECT_SYMBOLS = LARGEST_MULTIPLE - SMALLEST_MULTIPLE + 1;
    private static final int MOST_EXTREMES = 3;

    private final EntropyCoder coder;
    private final int unchangedSymbols;
    private final int newSequence;
    private final SymbolModel multiples;
    private final SymbolModel afterNoDifference;
    private final IntegerCoder differences;
    private final long[] times = new long[SEQUENCES];
    private final int[] lastDifference = new int[SEQUENCES];
    private final int[] extremes = new int[SEQUENCES];
    private int current;
    private int newest;

    GpsTimeCoder(EntropyCoder coder, boolean withUnchanged, long first) {
        this.coder = coder;
        unchangedSymbols = withUnchanged ? 1 : 0;
        newSequence = DIRECT_SYMBOLS + unchangedSymbols;
        multiples = new SymbolModel(newSequence + SEQUENCES, coder.encodes());
        afterNoDifference = new SymbolModel(unchangedSymbols + 1 + SEQUENCES, coder.encodes());
        differences = new IntegerCoder(coder, 32, 9);
        times[0] = first;
    }

    long code(long time) throws IOException, PointCloudException {
        // Not recursive: a hostile file may change sequences as often as it likes.
        while (lastDifference[current] == 0 ? codeAfterNoDifference(time) : codeMultiple(time)) {}
        return times[current];
    }

    /** @return whether only the sequence was changed */
    private boolean codeAfterNoDifference(long time) throws IOException, PointCloudException {
        int symbol = 0;
        if (coder.encodes() && (unchangedSymbols == 0 || time != times[current])) {
            symbol = unchangedSymbols + (fits(time, current) ? 0 : 1 + otherSequence(time));
        }
        symbol = coder.symbol(afterNoDifference, symbol) - unchangedSymbols;
        if (symbol == 0) {
            int difference = differences.code(0, (int) (time - times[current]), 0);
            lastDifference[current] = difference;
            extremes[current] = 0;
            times[current] += difference;
        } else if (symbol > 0) {
            return changeSequence(symbol - 1, time);
        }
        return false;
    }

    private boolean codeMultiple(long time) throws IOException, PointCloudException {
        int symbol = coder.symbol(multiples, coder.encodes() ? multipleSymbol(time) : 0);
        if (symbol >= newSequence) {
            return changeSequence(symbol - newSequence, time);
        }
        if (symbol >= DIRECT_SYMBOLS) {
            return false;
        }
        int multiple = symbol <= LARGEST_MULTIPLE ? symbol : LARGEST_MULTIPLE - symbol;
        int prediction = multiple * lastDifference[current];
        int difference = differences.code(prediction, (int) (time - times[current]), context(multiple));
        boolean extreme = multiple == 0 || multiple == LARGEST_MULTIPLE || multiple == SMALLEST_MULTIPLE;
        if (multiple == 1) {
            extremes[current] = 0;
        } else if (extreme && ++extremes[current] > MOST_EXTREMES) {
            lastDifference[current] = difference;
            extremes[current] = 0;
        }
        times[current] += difference;
        return false;
    }

    private static int context(int multiple) {
        if (multiple == 1) {
            return 1;
        }
        if (multiple == 0) {
            return 7;
        }
        if (multiple > 0) {
            return multiple < 10 ? 2 : multiple < LARGEST_MULTIPLE ? 3 : 4;
        }
        return multiple > SMALLEST_MULTIPLE ? 5 : 6;
    }

    private int multipleSymbol(long time) {
        if (unchangedSymbols > 0 && time == times[current]) {
            return DIRECT_SYMBOLS;
        }
        if (!fits(time, current)) {
            return newSequence + otherSequence(time);
        }
        float quotient = (float) (time - times[current]) / lastDifference[current];
        // Halves away from zero.
        int rounded = (int) (quotient >= 0 ? quotient + 0.5f : quotient - 0.5f);
        int multiple = Math.max(SMALLEST_MULTIPLE, Math.min(LARGEST_MULTIPLE, rounded));
        return multiple >= 0 ? multiple : LARGEST_MULTIPLE - multiple;
    }

    private boolean fits(long time, int sequence) {
        long difference = time - times[sequence];
        return difference == (int) difference;
    }

    /** How many sequences further one stands that the time belongs to; 0 when there is none. */
    private int otherSequence(long time) {
        for (int step = 1; step < SEQUENCES; step++) {
            if (fits(time, current + step & SEQUENCES - 1)) {
                return step;
            }
        }
        return 0;
    }

    /** @param step to another sequence, or 0 for a new one that begins with the time */
    private boolean changeSequence(int step, long time) throws IOException, PointCloudException {
        if (step > 0) {
            current = current + step & SEQUENCES - 1;
            return true;
        }
        long upper = differences.code((int) (times[current] >>> 32), (int) (time >>> 32), 8);
        long lower = Integer.toUnsignedLong(coder.bits(32, (int) time));
        newest = newest + 1 & SEQUENCES - 1;
        current = newest;
        times[current] = upper << 32 | lower;
        lastDifference[current] = 0;
        extremes[current] = 0;
        return false;
    }
}
