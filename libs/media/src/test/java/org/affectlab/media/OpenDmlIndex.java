package org.affectlab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** OpenDML's index of one track in one RIFF part ({@code ix01} and the like), and the index of these ({@code indx}). */
final class OpenDmlIndex {
    private static final int HEADER_BYTES = 24;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final byte OF_INDICES = 0;
    private static final byte OF_CHUNKS = 1;

    private final String chunkName;
    private final long base;
    private final List<int[]> entries = new ArrayList<>();
    private long place;

    /** @param base offset in the file that those of the chunks count from */
    OpenDmlIndex(String chunkName, long base) {
        this.chunkName = chunkName;
        this.base = base;
    }

    /** Lists a chunk when it is of this track. */
    void add(String name, int contentOffset, int bytes) {
        if (name.equals(chunkName)) {
            entries.add(new int[] {contentOffset, bytes});
        }
    }

    /** Offset of this index's chunk in the file. */
    void standsAt(long offset) {
        place = offset;
    }

    /** Name of this index's chunk. */
    String name() {
        return "ix" + chunkName.substring(0, 2);
    }

    /** Content of this index's chunk. */
    byte[] bytes() {
        ByteBuffer buffer = begun(HEADER_BYTES + 8 * entries.size(), 2, OF_CHUNKS, entries.size(), chunkName);
        buffer.putLong(base).putInt(0);
        for (int[] entry : entries) {
            buffer.putInt(entry[0]).putInt(entry[1]);
        }
        return buffer.array();
    }

    static int bytesOfAll(int parts) {
        return HEADER_BYTES + 16 * parts;
    }

    /** Content of {@code indx}. */
    static byte[] ofAll(List<OpenDmlIndex> parts) {
        ByteBuffer buffer = begun(bytesOfAll(parts.size()), 4, OF_INDICES, parts.size(), parts.get(0).chunkName);
        buffer.position(HEADER_BYTES);
        for (OpenDmlIndex part : parts) {
            int samples = part.entries.stream().mapToInt(entry -> entry[1] / 2).sum();
            buffer.putLong(part.place)
                    .putInt(CHUNK_HEADER_BYTES + part.bytes().length)
                    .putInt(samples);
        }
        return buffer.array();
    }

    private static ByteBuffer begun(int bytes, int longsPerEntry, byte type, int count, String chunkName) {
        return ByteBuffer.allocate(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) longsPerEntry)
                .put((byte) 0)
                .put(type)
                .putInt(count)
                .put(chunkName.getBytes(ISO_8859_1));
    }
}
