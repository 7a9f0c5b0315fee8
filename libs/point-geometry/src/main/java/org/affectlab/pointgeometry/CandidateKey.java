package org.affectlab.pointgeometry;

/**
 * A candidate for a neighbour as one number: the bits of its squared distance above its row. Since distances are not negative, the order of these numbers is the order of
 * candidates: by distance, then by row. Stateless.
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

    /** 1 if a squared distance is at most another, else 0, without a branch that could be mispredicted. */
    static int notAbove(float squaredDistance, float limit) {
        return 1 - (Float.floatToRawIntBits(limit) - Float.floatToRawIntBits(squaredDistance) >>> 31);
    }
}
