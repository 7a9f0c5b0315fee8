package org.affectlab.pointformats.las;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.laz.LazParameters;
import org.affectlab.pointformats.laz.LazRecordWriter;
import org.jspecify.annotations.Nullable;

/**
 * Puts predictions into point records and writes them. Of a record only its class changes: point formats 0 to 5 keep the
 * three flags beside it, and get class 1 for codes above 31, which they cannot hold.
 */
final class RecordOutput {
    private static final int NARROW_CLASS = 15;
    private static final int WIDE_CLASS = 16;
    private static final int LARGEST_NARROW_CODE = 31;
    private static final int UNCLASSIFIED = 1;

    private final FileChannel target;
    private final boolean wide;
    private final int baseLength;
    private final AddedDimensions added;

    RecordOutput(FileChannel target, int pointFormat, int baseLength, AddedDimensions added) {
        this.target = target;
        this.wide = pointFormat >= LasHeader.FIRST_WIDE_FORMAT;
        this.baseLength = baseLength;
        this.added = added;
    }

    /** @param compression null to write the records as they are */
    void write(RecordStream points, @Nullable LazParameters compression) throws IOException, PointCloudException {
        LazRecordWriter compressor = compression == null ? null : new LazRecordWriter(target, compression);
        int length = baseLength + added.bytes();
        ByteBuffer output = ByteBuffer.allocate(0);
        int done = 0;
        for (ByteBuffer block = points.next(); block.hasRemaining(); block = points.next()) {
            int count = block.remaining() / baseLength;
            if (output.capacity() < count * length) {
                output = ByteBuffer.allocate(count * length).order(ByteOrder.LITTLE_ENDIAN);
            }
            if (count > added.points() - done) {
                throw changed();
            }
            for (int i = 0; i < count; i++) {
                output.put(i * length, block.array(), i * baseLength, baseLength);
                putClass(output, i * length, added.code(done + i));
                added.put(output, i * length + baseLength, done + i);
            }
            done += count;
            write(output.clear().limit(count * length), length, compressor);
        }
        if (done != added.points()) {
            throw changed();
        }
        if (compressor != null) {
            compressor.finish();
        }
    }

    private void write(ByteBuffer records, int length, @Nullable LazRecordWriter compressor)
            throws IOException, PointCloudException {
        if (compressor == null) {
            while (records.hasRemaining()) {
                target.write(records);
            }
            return;
        }
        for (int offset = 0; offset < records.limit(); offset += length) {
            compressor.write(records.array(), offset);
        }
    }

    private void putClass(ByteBuffer records, int offset, int code) {
        if (wide) {
            records.put(offset + WIDE_CLASS, (byte) code);
        } else {
            int fitting = code <= LARGEST_NARROW_CODE ? code : UNCLASSIFIED;
            int flags = records.get(offset + NARROW_CLASS) & ~LARGEST_NARROW_CODE;
            records.put(offset + NARROW_CLASS, (byte) (flags | fitting));
        }
    }

    private static PointCloudException changed() {
        return PointCloudException.undecodable("The source of the cloud has another number of points than it had");
    }
}
