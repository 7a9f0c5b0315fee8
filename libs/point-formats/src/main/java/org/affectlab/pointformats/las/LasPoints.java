package org.affectlab.pointformats.las;

import static org.affectlab.pointformats.cloud.PointCloudException.truncated;
import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.laz.LazParameters;
import org.affectlab.pointformats.laz.LazRecordReader;
import org.affectlab.pointformats.source.ByteCursor;
import org.affectlab.pointformats.source.FileContent;
import org.affectlab.pointformats.source.RecordBlocks;
import org.jspecify.annotations.Nullable;

/** The point records of a LAS or LAZ file in order, a block at a time, uncompressed. For one thread. */
final class LasPoints implements RecordStream {
    private final LasHeader header;
    private final ByteCursor cursor;
    private final @Nullable LazRecordReader compressed;
    private final ByteBuffer block;
    private int done;

    /** @param wanted bytes of a record that must be right; those of others may be anything */
    LasPoints(FileContent file, LasHeader header, LasRecords records, BitSet wanted)
            throws IOException, PointCloudException {
        this.header = header;
        this.cursor = file.cursor(header.pointOffset());
        this.compressed = header.compressed() ? compressed(file, header, records, wanted) : null;
        int perBlock = RecordBlocks.recordsPerBlock(header.recordLength(), header.points());
        this.block = ByteBuffer.allocate(perBlock * header.recordLength()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static LazRecordReader compressed(FileContent file, LasHeader header, LasRecords records, BitSet wanted)
            throws IOException, PointCloudException {
        LasRecord record = records.find(LazParameters.USER_ID, LazParameters.RECORD_ID)
                .orElseThrow(() -> undecodable("The LAZ does not say how it is compressed"));
        LazParameters parameters = LazParameters.parse(records.content(record));
        if (parameters.recordLength() != header.recordLength()) {
            throw undecodable("The LAZ compresses records of another length than its header says");
        }
        return new LazRecordReader(file, parameters, header.pointOffset(), header.points(), wanted);
    }

    @Override
    public ByteBuffer next() throws IOException, PointCloudException {
        int records = Math.min(header.points() - done, block.capacity() / header.recordLength());
        block.clear().limit(records * header.recordLength());
        if (compressed == null) {
            cursor.readFully(block);
        } else {
            decompress(compressed, records);
        }
        done += records;
        return block.rewind();
    }

    private void decompress(LazRecordReader reader, int records) throws IOException, PointCloudException {
        try {
            reader.read(block.array(), records);
        } catch (PointCloudException damage) {
            String counts = ": " + reader.done() + " of " + header.points() + " points could be read";
            throw damage.reason() == PointCloudException.Reason.TRUNCATED
                    ? truncated(damage.getMessage() + counts, header.points(), reader.done())
                    : undecodable(damage.getMessage() + counts);
        }
    }
}
