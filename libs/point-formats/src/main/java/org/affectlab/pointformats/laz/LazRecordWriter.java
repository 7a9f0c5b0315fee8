package org.affectlab.pointformats.laz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.laz.LazParameters.Compressor;
import org.jspecify.annotations.Nullable;

/**
 * Compresses records and appends them to a file, a chunk at a time; a chunk is held in memory until it is whole. The
 * channel's position is behind the chunk table after {@link #finish}. For one thread.
 */
public final class LazRecordWriter {
    private final FileChannel channel;
    private final LazParameters parameters;
    private final long pointOffset;
    private final byte[] first;
    private int[] chunkBytes = new int[16];
    private int chunks;
    private long chunkPoints;
    private List<Layer> layers = List.of();
    private @Nullable ArithmeticEncoder encoder;
    private @Nullable ChunkCodec codec;

    /** @param channel stands where the header says that the points begin */
    public LazRecordWriter(FileChannel channel, LazParameters parameters) throws IOException {
        this.channel = channel;
        this.parameters = parameters;
        this.pointOffset = channel.position();
        this.first = new byte[parameters.recordLength()];
        write(longBytes(-1));
    }

    /** @param offset of the record within the array, which is not changed */
    public void write(byte[] records, int offset) throws IOException, PointCloudException {
        if (chunkPoints == parameters.chunkPoints()) {
            endChunk();
        }
        if (codec == null) {
            System.arraycopy(records, offset, first, 0, first.length);
            codec = newCodec();
        } else {
            codec.code(records, offset);
        }
        chunkPoints++;
    }

    private ChunkCodec newCodec() {
        if (parameters.compressor() == Compressor.LAYERED_CHUNKED) {
            layers = new ArrayList<>();
            for (int i = 0; i < parameters.layers(); i++) {
                layers.add(Layer.toWrite());
            }
            return new LayeredChunk(parameters.items(), layers, first, 0);
        }
        encoder = new ArithmeticEncoder();
        return new PointwiseChunk(parameters.items(), encoder, first, 0);
    }

    private void endChunk() throws IOException {
        long start = channel.position();
        write(first);
        if (encoder != null) {
            write(encoder.finish());
        } else {
            writeLayers();
        }
        if (chunks == chunkBytes.length) {
            chunkBytes = Arrays.copyOf(chunkBytes, 2 * chunks);
        }
        chunkBytes[chunks++] = Math.toIntExact(channel.position() - start);
        chunkPoints = 0;
        codec = null;
        encoder = null;
    }

    private void writeLayers() throws IOException {
        ByteBuffer sizes = ByteBuffer.allocate(4 * (layers.size() + 1)).order(ByteOrder.LITTLE_ENDIAN);
        sizes.putInt((int) chunkPoints);
        List<byte[]> contents = new ArrayList<>();
        for (Layer layer : layers) {
            byte[] content = layer.finish();
            contents.add(content);
            sizes.putInt(content.length);
        }
        write(sizes.array());
        for (byte[] content : contents) {
            write(content);
        }
    }

    /** Ends the last chunk and writes the chunk table. */
    public void finish() throws IOException, PointCloudException {
        if (chunkPoints > 0) {
            endChunk();
        }
        long table = channel.position();
        write(ChunkTable.write(chunkBytes, chunks));
        ByteBuffer tablePosition = ByteBuffer.wrap(longBytes(table));
        while (tablePosition.hasRemaining()) {
            channel.write(tablePosition, pointOffset + tablePosition.position());
        }
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }
}
