package org.affectlab.pointformats.las;

import static org.affectlab.pointformats.cloud.PointCloudException.truncated;
import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;
import static org.affectlab.pointformats.cloud.PointCloudException.unsupported;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.source.FileContent;

/** Reads and checks the public header block. */
final class LasHeaderParser {
    private static final int COMMON_BYTES = 227;
    private static final int UNKNOWN_COMPRESSION = 0x40;
    private static final int LEGACY_COUNT = 107;
    private static final int COUNT = 247;

    private final FileContent file;
    private final PointLimits limits;

    LasHeaderParser(FileContent file, PointLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    LasHeader parse() throws IOException, PointCloudException {
        ByteBuffer common = read(COMMON_BYTES);
        if (common.getInt(0) != 0x4653_414C) {
            throw undecodable("The file does not begin with LASF");
        }
        int minor = common.get(25) & 0xFF;
        if (common.get(24) != 1 || minor > LasVersion.LARGEST_MINOR) {
            throw unsupported("The LAS version is " + (common.get(24) & 0xFF) + "." + minor + ", 1.0 to 1.4 are read");
        }
        int headerBytes = common.getShort(94) & 0xFFFF;
        if (headerBytes < LasVersion.headerBytes(minor)) {
            throw undecodable("The LAS header is shorter than its version asks for");
        }
        ByteBuffer block = read(headerBytes);
        int formatByte = block.get(LasHeader.POINT_FORMAT) & 0xFF;
        boolean compressed = (formatByte & LasHeader.COMPRESSED) != 0;
        int pointFormat = formatByte & ~LasHeader.COMPRESSED;
        if ((formatByte & UNKNOWN_COMPRESSION) != 0 || pointFormat > LasVersion.LARGEST_POINT_FORMAT) {
            throw unsupported("The LAS point format is not one of 0 to 10");
        }
        int recordLength = block.getShort(LasHeader.RECORD_LENGTH) & 0xFFFF;
        if (recordLength < LasVersion.recordBytes(pointFormat)) {
            throw undecodable(
                    "The LAS records of " + recordLength + " bytes are too short for point format " + pointFormat);
        }
        boolean extended = minor >= LasVersion.LARGEST_MINOR;
        LasHeader header = new LasHeader(
                block.array(),
                minor,
                compressed,
                pointFormat,
                recordLength,
                limits.checkPoints(points(block, extended)),
                Integer.toUnsignedLong(block.getInt(LasHeader.POINT_OFFSET)),
                Integer.toUnsignedLong(block.getInt(LasHeader.RECORDS)),
                extended ? block.getLong(LasHeader.EXTENDED_START) : 0,
                extended ? Integer.toUnsignedLong(block.getInt(LasHeader.EXTENDED_RECORDS)) : 0);
        checkPlaces(header);
        checkScale(header);
        return header;
    }

    private ByteBuffer read(int bytes) throws IOException, PointCloudException {
        limits.checkHeader(bytes);
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.readFully(0, buffer);
        return buffer;
    }

    private static long points(ByteBuffer block, boolean extended) throws PointCloudException {
        long legacy = Integer.toUnsignedLong(block.getInt(LEGACY_COUNT));
        long count = extended ? block.getLong(COUNT) : legacy;
        if (count == 0) {
            return legacy;
        }
        if (legacy != 0 && legacy != count) {
            throw undecodable("The two point counts of the LAS header contradict each other");
        }
        return count;
    }

    private void checkPlaces(LasHeader header) throws PointCloudException {
        if (header.pointOffset() < header.bytes().length) {
            throw undecodable("The points of the LAS begin within its header");
        }
        long room = file.size() - header.pointOffset();
        long whole = Math.max(0, room / header.recordLength());
        if (room <= 0 || !header.compressed() && header.points() > whole) {
            throw truncated(
                    "The LAS announces " + header.points() + " points, the file has room for " + whole,
                    header.points(),
                    whole);
        }
        boolean outside = header.extendedOffset() < header.pointOffset() || header.extendedOffset() > file.size();
        if (header.extendedRecords() > 0 && outside) {
            throw truncated("The extended records of the LAS are not within the file");
        }
    }

    private static void checkScale(LasHeader header) throws PointCloudException {
        for (int axis = 0; axis < 3; axis++) {
            double scale = header.scale()[axis];
            double offset = header.offset()[axis];
            boolean spans = Double.isFinite(scale * Integer.MIN_VALUE + offset);
            if (!(scale > 0) || !Double.isFinite(scale) || !Double.isFinite(offset) || !spans) {
                throw undecodable("A scale of the LAS is not above zero, or an offset is not finite");
            }
        }
    }
}
