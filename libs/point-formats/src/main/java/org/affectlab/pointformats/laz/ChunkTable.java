package org.affectlab.pointformats.laz;

import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.source.ByteCursor;
import org.affectlab.pointformats.source.FileContent;

/**
 * Where the chunks of a file begin and, with adaptive chunks, how many points each has. Never changes.
 *
 * <p>Its own length is bounded by the file's before memory is reserved, since every chunk holds one record as it is.
 */
final class ChunkTable {
    private final long[] starts;
    private final long[] firstPoints;

    private ChunkTable(long[] starts, long[] firstPoints) {
        this.starts = starts;
        this.firstPoints = firstPoints;
    }

    int chunks() {
        return starts.length - 1;
    }

    long start(int chunk) {
        return starts[chunk];
    }

    long end(int chunk) {
        return starts[chunk + 1];
    }

    /** Points of a chunk, with adaptive chunks. */
    long points(int chunk) {
        return firstPoints[chunk + 1] - firstPoints[chunk];
    }

    /** @param position of the table in the file */
    static ChunkTable read(FileContent file, long position, long firstChunk, LazParameters parameters)
            throws IOException, PointCloudException {
        ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        file.readFully(position, head);
        long count = Integer.toUnsignedLong(head.getInt(4));
        if (head.getInt(0) != 0 || count > (position - firstChunk) / parameters.recordLength()) {
            throw undecodable("The chunk table of the LAZ is damaged");
        }
        boolean adaptive = parameters.chunkPoints() == LazParameters.ADAPTIVE;
        long[] starts = new long[(int) count + 1];
        long[] firstPoints = new long[adaptive ? (int) count + 1 : 0];
        starts[0] = firstChunk;
        if (count > 0) {
            decode(file.cursor(position + 8), starts, firstPoints);
        }
        for (int i = 1; i < starts.length; i++) {
            if (starts[i] - starts[i - 1] < parameters.recordLength() || starts[i] > position) {
                throw undecodable("The chunk table of the LAZ is damaged");
            }
        }
        return new ChunkTable(starts, firstPoints);
    }

    private static void decode(ByteCursor cursor, long[] starts, long[] firstPoints)
            throws IOException, PointCloudException {
        IntegerCoder coder = new IntegerCoder(new ArithmeticDecoder(new CursorInput(cursor)), 32, 2);
        int points = 0;
        int bytes = 0;
        for (int i = 1; i < starts.length; i++) {
            if (firstPoints.length > 0) {
                points = coder.code(points, 0, 0);
                firstPoints[i] = firstPoints[i - 1] + Integer.toUnsignedLong(points);
            }
            bytes = coder.code(bytes, 0, 1);
            starts[i] = starts[i - 1] + Integer.toUnsignedLong(bytes);
        }
    }

    /** The bytes of a table of chunks that all have the same number of points. */
    static byte[] write(int[] chunkBytes, int count) throws IOException, PointCloudException {
        ArithmeticEncoder encoder = new ArithmeticEncoder();
        IntegerCoder coder = new IntegerCoder(encoder, 32, 2);
        int before = 0;
        for (int i = 0; i < count; i++) {
            before = coder.code(before, chunkBytes[i], 1);
        }
        byte[] lengths = count > 0 ? encoder.finish() : new byte[0];
        ByteBuffer table = ByteBuffer.allocate(8 + lengths.length).order(ByteOrder.LITTLE_ENDIAN);
        return table.putInt(0).putInt(count).put(lengths).array();
    }
}
