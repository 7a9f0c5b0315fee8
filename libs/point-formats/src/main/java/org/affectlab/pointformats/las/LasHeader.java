package org.affectlab.pointformats.las;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The public header block of a LAS or LAZ file, checked: its numbers fit one another, the format and the length of the file.
 *
 * @param bytes the whole block as it is in the file, which may be longer than the version asks for
 * @param minor of version 1.minor
 * @param compressed whether the points are LASzip-compressed
 * @param pointFormat 0 to 10
 * @param recordLength bytes of a point, with extra bytes
 * @param pointOffset where the points begin
 * @param records number of variable length records before the points
 * @param extendedOffset where the extended variable length records begin; 0 without any
 * @param extendedRecords their number
 */
record LasHeader(
        byte[] bytes,
        int minor,
        boolean compressed,
        int pointFormat,
        int recordLength,
        int points,
        long pointOffset,
        long records,
        long extendedOffset,
        long extendedRecords) {
    static final int POINT_OFFSET = 96;
    static final int RECORDS = 100;
    static final int POINT_FORMAT = 104;
    static final int RECORD_LENGTH = 105;
    static final int SCALE = 131;
    static final int OFFSET = 155;
    static final int WAVEFORM_START = 227;
    static final int EXTENDED_START = 235;
    static final int EXTENDED_RECORDS = 243;
    static final int COMPRESSED = 0x80;

    /** From this point format on records have 4 bits for return numbers and a whole byte for the class. */
    static final int FIRST_WIDE_FORMAT = 6;

    double[] scale() {
        return doubles(SCALE);
    }

    double[] offset() {
        return doubles(OFFSET);
    }

    int extraBytes() {
        return recordLength - LasVersion.recordBytes(pointFormat);
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private double[] doubles(int at) {
        ByteBuffer buffer = buffer();
        return new double[] {buffer.getDouble(at), buffer.getDouble(at + 8), buffer.getDouble(at + 16)};
    }
}
