package org.affectlab.pointformats.laz;

import java.util.BitSet;

/** Bytes from one place to another, which is not among them. */
record ByteRange(int from, int to) {
    ByteRange shifted(int by) {
        return new ByteRange(from + by, to + by);
    }

    boolean meets(BitSet places) {
        int first = places.nextSetBit(from);
        return first >= 0 && first < to;
    }
}
