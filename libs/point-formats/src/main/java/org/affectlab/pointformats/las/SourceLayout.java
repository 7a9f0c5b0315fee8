package org.affectlab.pointformats.las;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.laz.LazParameters;
import org.affectlab.pointformats.source.FileContent;

/**
 * The layout of a LAS or LAZ that is read: header, variable length records, the bytes before the points and the extended
 * records (with them waveforms) stay what they are, byte for byte. Left out are the records that would no longer be true:
 * those of the compression and of COPC, whose order of chunks is not kept.
 */
final class SourceLayout implements LasLayout {
    private static final String COPC = "copc";
    private static final int COPY_BYTES = 1 << 16;
    private static final int MINOR_WITH_WAVEFORM_ONLY = 3;
    private static final int LARGEST_UNTYPED = 255;

    private final FileContent file;
    private final LasHeader header;
    private final LasRecords records;

    SourceLayout(FileContent file, LasHeader header, LasRecords records) {
        this.file = file;
        this.header = header;
        this.records = records;
    }

    @Override
    public int pointFormat() {
        return header.pointFormat();
    }

    @Override
    public int recordLength() {
        return header.recordLength();
    }

    @Override
    public ByteBuffer header() {
        return ByteBuffer.wrap(header.bytes().clone()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean isKept(LasRecord record) {
        return !record.is(LazParameters.USER_ID, LazParameters.RECORD_ID)
                && !record.is(LasRecords.SPECIFICATION, LasRecords.EXTRA_BYTES)
                && !record.userId().equals(COPC);
    }

    @Override
    public List<byte[]> records() throws IOException, PointCloudException {
        List<byte[]> kept = new ArrayList<>();
        for (LasRecord record : records.beforePoints()) {
            if (isKept(record)) {
                kept.add(bytes(record.position(), record.end()));
            }
        }
        return kept;
    }

    @Override
    public byte[] descriptors() throws IOException, PointCloudException {
        byte[] descriptors = records.extraDescriptors();
        List<ExtraDimension> described = ExtraDimensions.parse(descriptors, header.extraBytes());
        int end = described.stream().mapToInt(ExtraDimension::bytes).sum();
        ByteBuffer all = ByteBuffer.allocate(
                descriptors.length + (header.extraBytes() / LARGEST_UNTYPED + 1) * ExtraDimensions.DESCRIPTOR_BYTES);
        all.put(descriptors, 0, described.size() * ExtraDimensions.DESCRIPTOR_BYTES);
        // What is there without a description needs one, so that what is added has its place behind it.
        for (int left = header.extraBytes() - end; left > 0; left -= LARGEST_UNTYPED) {
            all.put(AddedDimensions.descriptor("", 0, Math.min(left, LARGEST_UNTYPED)));
        }
        byte[] result = new byte[all.position()];
        all.get(0, result);
        return result;
    }

    @Override
    public byte[] gap() throws IOException, PointCloudException {
        List<LasRecord> before = records.beforePoints();
        long end = before.isEmpty()
                ? header.bytes().length
                : before.get(before.size() - 1).end();
        return bytes(end, header.pointOffset());
    }

    private byte[] bytes(long from, long to) throws IOException, PointCloudException {
        byte[] bytes = new byte[Math.toIntExact(to - from)];
        file.readFully(from, ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Override
    public void writeTail(FileChannel target, ByteBuffer newHeader) throws IOException, PointCloudException {
        if (header.minor() == MINOR_WITH_WAVEFORM_ONLY) {
            writeWaveform(target, newHeader);
        } else if (header.minor() > MINOR_WITH_WAVEFORM_ONLY) {
            writeExtended(target, newHeader);
        }
    }

    /** In LAS 1.3 the packets of waveforms stand at the end of the file, if they are in it at all. */
    private void writeWaveform(FileChannel target, ByteBuffer newHeader) throws IOException, PointCloudException {
        long start = header.buffer().getLong(LasHeader.WAVEFORM_START);
        boolean inside = start > header.pointOffset() && start < file.size();
        newHeader.putLong(LasHeader.WAVEFORM_START, inside ? target.position() : start);
        if (inside) {
            copy(start, file.size(), target);
        }
    }

    private void writeExtended(FileChannel target, ByteBuffer newHeader) throws IOException, PointCloudException {
        long waveform = header.buffer().getLong(LasHeader.WAVEFORM_START);
        long first = target.position();
        int kept = 0;
        for (LasRecord record : records.extended()) {
            if (isKept(record)) {
                if (record.position() == waveform) {
                    newHeader.putLong(LasHeader.WAVEFORM_START, target.position());
                }
                copy(record.position(), record.end(), target);
                kept++;
            }
        }
        newHeader.putLong(LasHeader.EXTENDED_START, kept > 0 ? first : 0);
        newHeader.putInt(LasHeader.EXTENDED_RECORDS, kept);
    }

    private void copy(long from, long to, FileChannel target) throws IOException, PointCloudException {
        ByteBuffer buffer = ByteBuffer.allocate(COPY_BYTES);
        for (long at = from; at < to; at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(COPY_BYTES, to - at));
            file.readFully(at, buffer);
            buffer.flip();
            while (buffer.hasRemaining()) {
                target.write(buffer);
            }
        }
    }
}
