package org.affectlab.pointformats.las;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.laz.LazParameters;

/**
 * Writes a LAS or LAZ into a file: variable length records, points with their predictions, what follows, and at last the
 * header.
 */
final class LasOutput {
    private static final int LONGEST_RECORD = 65_535;

    private final FileChannel target;
    private final LasLayout layout;
    private final AddedDimensions added;
    private final boolean compress;

    LasOutput(FileChannel target, LasLayout layout, AddedDimensions added, boolean compress) {
        this.target = target;
        this.layout = layout;
        this.added = added;
        this.compress = compress;
    }

    void write(RecordStream points) throws IOException, PointCloudException {
        int length = layout.recordLength() + added.bytes();
        if (length > LONGEST_RECORD) {
            throw PointCloudException.unsupported("The records of the LAS have no room for predictions");
        }
        LazParameters compression = LazParameters.forRecords(layout.pointFormat(), length);
        List<byte[]> records = new ArrayList<>(layout.records());
        records.add(record(LasRecords.SPECIFICATION, LasRecords.EXTRA_BYTES, "extra bytes", allDescriptors()));
        if (compress) {
            records.add(record(LazParameters.USER_ID, LazParameters.RECORD_ID, "", compression.toBytes()));
        }
        ByteBuffer header = layout.header();
        target.position(header.capacity());
        for (byte[] record : records) {
            put(ByteBuffer.wrap(record));
        }
        put(ByteBuffer.wrap(layout.gap()));
        header.putInt(LasHeader.POINT_OFFSET, Math.toIntExact(target.position()));
        header.putInt(LasHeader.RECORDS, records.size());
        header.put(LasHeader.POINT_FORMAT, (byte) (layout.pointFormat() | (compress ? LasHeader.COMPRESSED : 0)));
        header.putShort(LasHeader.RECORD_LENGTH, (short) length);
        new RecordOutput(target, layout.pointFormat(), layout.recordLength(), added)
                .write(points, compress ? compression : null);
        layout.writeTail(target, header);
        target.position(0);
        put(header.clear());
    }

    private byte[] allDescriptors() throws IOException, PointCloudException {
        byte[] own = layout.descriptors();
        byte[] more = added.descriptors();
        return ByteBuffer.allocate(own.length + more.length).put(own).put(more).array();
    }

    private static byte[] record(String userId, int recordId, String description, byte[] content)
            throws PointCloudException {
        if (content.length > LONGEST_RECORD) {
            throw PointCloudException.unsupported("The LAS has no room to describe more extra bytes");
        }
        return ByteBuffer.allocate(LasRecord.HEADER_BYTES + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(2, userId.getBytes(US_ASCII))
                .putShort(18, (short) recordId)
                .putShort(20, (short) content.length)
                .put(22, description.getBytes(US_ASCII))
                .put(LasRecord.HEADER_BYTES, content)
                .array();
    }

    private void put(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            target.write(bytes);
        }
    }
}
