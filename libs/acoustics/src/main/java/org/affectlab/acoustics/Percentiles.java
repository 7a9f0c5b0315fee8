package org.affectlab.acoustics;

/** Percentiles of a contour, exact, in memory that does not depend on its length: its values are gone through four times for each rank. Stateless. */
final class Percentiles {
    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private Percentiles() {}

    /**
     * Between the two nearest values in a straight line.
     *
     * @param share in [0, 1]
     * @return 0 for a contour without values
     */
    static double of(Contour contour, double share) {
        if (contour.count() == 0) {
            return 0;
        }
        double position = share * (contour.count() - 1);
        long below = (long) position;
        double lower = ranked(contour, below);
        if (position == below) {
            return lower;
        }
        return lower + (position - below) * (ranked(contour, below + 1) - lower);
    }

    /** The value that has so many before it in ascending order: found digit by digit, from the most significant. */
    private static double ranked(Contour contour, long rank) {
        int found = 0;
        long before = rank;
        for (int shift = Integer.SIZE - DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
            long[] counts = counts(contour, found, shift);
            int digit = 0;
            while (before >= counts[digit]) {
                before -= counts[digit++];
            }
            found |= digit << shift;
        }
        return value(found);
    }

    /** Of the values whose higher digits are those found, how many have each digit. */
    private static long[] counts(Contour contour, int found, int shift) {
        long[] counts = new long[DIGITS];
        // A shift by all 32 bits would be none.
        long higher = (Integer.toUnsignedLong(found) >>> shift) >>> DIGIT_BITS;
        contour.forEach(value -> {
            long digits = Integer.toUnsignedLong(key((float) value)) >>> shift;
            if (digits >>> DIGIT_BITS == higher) {
                counts[(int) digits & (DIGITS - 1)]++;
            }
        });
        return counts;
    }

    /** Unsigned keys have the order of the values. */
    private static int key(float value) {
        int bits = Float.floatToIntBits(value);
        return bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
    }

    private static float value(int key) {
        return Float.intBitsToFloat(key < 0 ? key & Integer.MAX_VALUE : ~key);
    }
}
