package org.affectlab.pointformats.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.columns.RecordField;

/** Reads records of a fixed length in blocks of about 256 KiB and takes the wanted fields out of them. */
public final class RecordBlocks {
    private static final int BLOCK_BYTES = 256 << 10;

    private RecordBlocks() {}

    /**
     * @param stride bytes of a record, at least 1
     * @param count of records, all of which must be there
     */
    public static void read(ByteCursor cursor, int stride, int count, List<RecordField> fields)
            throws IOException, PointCloudException {
        read(cursor, stride, 0, count, fields);
    }

    /**
     * @param from index of the point of the first record
     * @param to index behind the last one
     */
    public static void read(ByteCursor cursor, int stride, int from, int to, List<RecordField> fields)
            throws IOException, PointCloudException {
        int perBlock = recordsPerBlock(stride, to - from);
        ByteBuffer block = ByteBuffer.allocate(perBlock * stride);
        for (int first = from; first < to; first += perBlock) {
            int records = Math.min(perBlock, to - first);
            cursor.readFully(block.clear().limit(records * stride));
            for (RecordField field : fields) {
                field.decode(block, stride, records, first);
            }
        }
    }

    /** How many records are worth holding at a time. */
    public static int recordsPerBlock(int stride, int count) {
        return Math.max(1, Math.min(count, BLOCK_BYTES / stride));
    }
}
