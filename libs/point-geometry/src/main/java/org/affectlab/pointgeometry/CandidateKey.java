package org.affectlab.pointgeometry;

/**
 * A candidate for a neighbour as one number: the bits of its squared distance above its row. Since distances are not negative, the order of these
 * numbers is the order of candidates: by distance, then by row. Stateless.
 */
final class CandidateKey {
    private CandidateKey() {}

    static long of(float squaredDistance, int row) {
        return (long) Float.floatToRawIntBits(squaredDistance) << 32 | row;
    }

    static float squaredDistance(long key) {
        return Float.intBitsToFloat((int) (key >>> 32));
    }

    static int row(long key) {
        return (int) key;
    }

    /** Bits of the next larger number. */
    static int above(float squaredDistance) {
        return Float.floatToRawIntBits(squaredDistance) + 1;
    }

    /** 1 if a squared distance is less than the number with these bits, else 0, without a branch that could be mispredicted. */
    static int isBelow(float squaredDistance, int bits) {
        return Float.floatToRawIntBits(squaredDistance) - bits >>> 31;
    }
}
