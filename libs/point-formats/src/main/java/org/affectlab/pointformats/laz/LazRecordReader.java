package org.affectlab.pointformats.laz;

import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.laz.LazParameters.Compressor;
import org.affectlab.pointformats.source.ByteCursor;
import org.affectlab.pointformats.source.FileContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads the compressed records of a LAZ file in order. Nothing in the file makes it reserve more memory than the file is
 * long, plus about 1 MB of models. Damage that does not show in lengths cannot be noticed, since the format has no
 * checksums. For one thread.
 */
public final class LazRecordReader {
    private static final int SEEKS_END = -1;

    private final FileContent file;
    private final LazParameters parameters;
    private final long points;
    private final @Nullable ChunkTable table;
    private final int recordLength;
    private final List<ByteRange> layerBytes;
    private final BitSet wanted;
    private long position;
    private long done;
    private long chunkLeft;
    private int chunk = -1;
    private final ByteCursor cursor;
    private @Nullable ChunkCodec codec;

    /**
     * @param pointOffset where the file's header says that the points begin
     * @param points that the header announces
     * @param wanted bytes of a record that must be right; others may be anything, which saves time in LAS 1.4
     */
    public LazRecordReader(FileContent file, LazParameters parameters, long pointOffset, long points, BitSet wanted)
            throws IOException, PointCloudException {
        this.file = file;
        this.parameters = parameters;
        this.points = points;
        this.recordLength = parameters.recordLength();
        this.layerBytes = parameters.layerBytes();
        this.wanted = (BitSet) wanted.clone();
        this.cursor = file.cursor(pointOffset).order(ByteOrder.LITTLE_ENDIAN);
        boolean chunked = parameters.compressor() != Compressor.POINTWISE;
        this.position = chunked ? pointOffset + Long.BYTES : pointOffset;
        this.table = chunked ? table(pointOffset) : null;
        if (table == null && chunked && parameters.chunkPoints() == LazParameters.ADAPTIVE) {
            throw PointCloudException.truncated(
                    "The LAZ announces " + points + " points and has lost its chunk table; none could be read",
                    points,
                    0);
        }
    }

    /** The table, or null when it is not there, as in a file that was cut off. */
    private @Nullable ChunkTable table(long pointOffset) throws IOException, PointCloudException {
        long tablePosition = readLong(pointOffset);
        if (tablePosition == SEEKS_END) {
            tablePosition = readLong(file.size() - Long.BYTES);
        }
        boolean inside = tablePosition > position && tablePosition <= file.size() - Long.BYTES;
        return inside ? ChunkTable.read(file, tablePosition, position, parameters) : null;
    }

    private long readLong(long at) throws IOException, PointCloudException {
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.readFully(at, buffer);
        return buffer.getLong(0);
    }

    /** Records read so far. */
    public long done() {
        return done;
    }

    /** Fills in records one after another from the beginning of an array. */
    public void read(byte[] target, int records) throws IOException, PointCloudException {
        for (int i = 0; i < records; i++) {
            if (chunkLeft == 0) {
                beginChunk(target, i * recordLength);
            } else if (codec != null) {
                codec.code(target, i * recordLength);
            }
            done++;
            if (--chunkLeft == 0) {
                endChunk();
            }
        }
    }

    private void beginChunk(byte[] target, int offset) throws IOException, PointCloudException {
        chunk++;
        long end = file.size();
        chunkLeft = points - done;
        if (parameters.compressor() != Compressor.POINTWISE && parameters.chunkPoints() != LazParameters.ADAPTIVE) {
            chunkLeft = Math.min(chunkLeft, parameters.chunkPoints());
        }
        if (table != null) {
            if (chunk >= table.chunks()) {
                throw undecodable("The chunk table of the LAZ has too few chunks");
            }
            position = table.start(chunk);
            end = table.end(chunk);
            if (parameters.chunkPoints() == LazParameters.ADAPTIVE) {
                chunkLeft = table.points(chunk);
                if (chunkLeft < 1 || chunkLeft > points - done) {
                    throw undecodable("The chunk table of the LAZ contradicts its number of points");
                }
            }
        }
        cursor.moveTo(position, end);
        cursor.readFully(ByteBuffer.wrap(target, offset, recordLength));
        codec = parameters.compressor() == Compressor.LAYERED_CHUNKED
                ? new LayeredChunk(parameters.items(), layers(), target, offset)
                : new PointwiseChunk(
                        parameters.items(), new ArithmeticDecoder(new CursorInput(cursor)), target, offset);
    }

    private List<Layer> layers() throws IOException, PointCloudException {
        ByteBuffer sizes = ByteBuffer.allocate(4 * (layerBytes.size() + 1)).order(ByteOrder.LITTLE_ENDIAN);
        cursor.readFully(sizes);
        if (Integer.toUnsignedLong(sizes.getInt(0)) != chunkLeft) {
            throw undecodable("A chunk of the LAZ contradicts the number of points");
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i <= layerBytes.size(); i++) {
            long size = Integer.toUnsignedLong(sizes.getInt(4 * i));
            if (size > cursor.remaining() || i == 1 && size == 0) {
                throw PointCloudException.truncated("The compressed points end too early");
            }
            boolean read = i == 1 || layerBytes.get(i - 1).meets(wanted);
            layers.add(Layer.toRead(bytes(size, read)));
        }
        return layers;
    }

    /** The bytes of a layer, none when nobody wants them: then it counts as one whose values do not change. */
    private byte[] bytes(long size, boolean read) throws IOException, PointCloudException {
        if (!read) {
            cursor.skip(size);
            return new byte[0];
        }
        byte[] bytes = new byte[(int) size];
        cursor.readFully(ByteBuffer.wrap(bytes));
        return bytes;
    }

    private void endChunk() throws PointCloudException {
        position = cursor.position();
        if (table != null && position != table.end(chunk)) {
            throw undecodable("A chunk of the LAZ is damaged");
        }
    }
}
