package org.affectlab.pointformats.laz;

/** Contexts that the number of bits of the coordinates before gives, the same in all versions of the format. */
final class PointContext {
    private static final int MOST_FOR_Y = 20;
    private static final int MOST_FOR_Z = 18;

    private PointContext() {}

    static int ofX(int returns) {
        return returns == 1 ? 1 : 0;
    }

    static int ofY(int returns, int bitsOfX) {
        return ofX(returns) + Math.min(MOST_FOR_Y, bitsOfX & ~1);
    }

    static int ofZ(int returns, int bitsOfX, int bitsOfY) {
        return ofX(returns) + Math.min(MOST_FOR_Z, (bitsOfX + bitsOfY) / 2 & ~1);
    }
}
