package org.affectlab.pointformats.las;

/** Lengths that the LAS versions 1.0 to 1.4 and their point formats 0 to 10 fix. */
final class LasVersion {
    static final int LARGEST_MINOR = 4;
    static final int LARGEST_POINT_FORMAT = 10;

    private static final int[] RECORD_BYTES = {20, 28, 26, 34, 57, 63, 30, 36, 38, 59, 67};
    private static final int[] HEADER_BYTES = {227, 227, 227, 235, 375};

    private LasVersion() {}

    /** Shortest header of version 1.minor. */
    static int headerBytes(int minor) {
        return HEADER_BYTES[minor];
    }

    /** Bytes of a record without extra bytes. */
    static int recordBytes(int pointFormat) {
        return RECORD_BYTES[pointFormat];
    }
}
