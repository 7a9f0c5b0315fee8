package org.affectlab.pointformats.las;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affectlab.pointformats.cloud.CoordinateReference;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.source.FileContent;

/**
 * All variable length records of a file: those before the points, then the extended ones. Contents are read when they are
 * asked for.
 */
final class LasRecords {
    static final String PROJECTION = "LASF_Projection";
    static final String SPECIFICATION = "LASF_Spec";
    static final int EXTRA_BYTES = 4;

    private final FileContent file;
    private final PointLimits limits;
    private final List<LasRecord> records = new ArrayList<>();
    private final List<LasRecord> extended = new ArrayList<>();

    LasRecords(FileContent file, LasHeader header, PointLimits limits) throws IOException, PointCloudException {
        this.file = file;
        this.limits = limits;
        limits.checkHeader(header.pointOffset());
        walk(header.bytes().length, header.pointOffset(), header.records(), LasRecord.HEADER_BYTES, records);
        if (header.extendedRecords() > 0) {
            long start = header.extendedOffset();
            int headerBytes = LasRecord.EXTENDED_HEADER_BYTES;
            limits.checkHeader(header.extendedRecords() * headerBytes);
            walk(start, file.size(), header.extendedRecords(), headerBytes, extended);
        }
    }

    private void walk(long start, long end, long count, int headerBytes, List<LasRecord> found)
            throws IOException, PointCloudException {
        long position = start;
        ByteBuffer head = ByteBuffer.allocate(headerBytes).order(ByteOrder.LITTLE_ENDIAN);
        for (long i = 0; i < count; i++) {
            if (headerBytes > end - position) {
                throw undecodable("The variable length records of the LAS are longer than their place");
            }
            file.readFully(position, head.clear());
            long length = headerBytes == LasRecord.HEADER_BYTES ? head.getShort(20) & 0xFFFF : head.getLong(20);
            if (length < 0 || length > end - position - headerBytes) {
                throw undecodable("A variable length record of the LAS is longer than its place");
            }
            String userId = new String(head.array(), 2, 16, ISO_8859_1);
            int terminator = userId.indexOf('\0');
            String name = terminator < 0 ? userId : userId.substring(0, terminator);
            LasRecord record = new LasRecord(name, head.getShort(18) & 0xFFFF, position, headerBytes, length);
            found.add(record);
            position = record.end();
        }
    }

    List<LasRecord> beforePoints() {
        return List.copyOf(records);
    }

    List<LasRecord> extended() {
        return List.copyOf(extended);
    }

    Optional<LasRecord> find(String userId, int recordId) {
        List<LasRecord> all = new ArrayList<>(records);
        all.addAll(extended);
        return all.stream().filter(record -> record.is(userId, recordId)).findFirst();
    }

    byte[] content(LasRecord record) throws IOException, PointCloudException {
        limits.checkHeader(record.length());
        byte[] content = new byte[(int) record.length()];
        file.readFully(record.contentPosition(), ByteBuffer.wrap(content));
        return content;
    }

    /** The content of the Extra Bytes record; empty when it is missing. */
    byte[] extraDescriptors() throws IOException, PointCloudException {
        Optional<LasRecord> record = find(SPECIFICATION, EXTRA_BYTES);
        return record.isEmpty() ? new byte[0] : content(record.get());
    }

    /** The described dimensions; none when the description is missing. */
    List<ExtraDimension> extraDimensions(int extraBytes) throws IOException, PointCloudException {
        return ExtraDimensions.parse(extraDescriptors(), extraBytes);
    }

    CoordinateReference reference() throws IOException, PointCloudException {
        List<CoordinateReference.Record> found = new ArrayList<>();
        long bytes = 0;
        List<LasRecord> all = new ArrayList<>(records);
        all.addAll(extended);
        for (LasRecord record : all) {
            if (record.userId().equals(PROJECTION)) {
                bytes += record.length();
                limits.checkHeader(bytes);
                found.add(new CoordinateReference.Record(record.recordId(), content(record)));
            }
        }
        return new CoordinateReference(found);
    }
}
