package org.affectlab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The field of a WAV header that FFmpeg takes too easily: the size of the data chunk.
 *
 * @param dataOffset where the samples begin, -1 when the data chunk is not within the bytes that were looked at
 * @param dataBytes size of the data chunk as written, -1 like the offset
 */
record WavHeader(long dataOffset, long dataBytes) {
    private static final int RIFF_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;

    /** What writers that cannot seek back leave in the size field: most, ffmpeg, and sox or espeak-ng. */
    private static final long[] STREAMED_SIZES = {0L, 0xFFFF_FFFFL, 0x7FFF_F000L};

    static WavHeader read(byte[] head) {
        ByteBuffer buffer = ByteBuffer.wrap(head);
        String kind = new String(head, 0, Math.min(4, head.length), ISO_8859_1);
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        // In RF64 the size field is always all ones and the real size stands elsewhere, where FFmpeg reads it.
        boolean longForm = kind.equals("RF64") || kind.equals("BW64");
        long offset = RIFF_HEADER_BYTES;
        while (!longForm && offset + CHUNK_HEADER_BYTES <= head.length) {
            int start = (int) offset;
            long size = buffer.getInt(start + 4) & 0xFFFF_FFFFL;
            if (new String(head, start, 4, ISO_8859_1).equals("data")) {
                return new WavHeader(offset + CHUNK_HEADER_BYTES, size);
            }
            offset += CHUNK_HEADER_BYTES + size + (size & 1);
        }
        return new WavHeader(-1, -1);
    }

    /** Whether the size was left open, so that the data go on to the end. */
    boolean streamed() {
        return Arrays.stream(STREAMED_SIZES).anyMatch(size -> size == dataBytes);
    }

    /** A check of what follows the samples, for a header that gives their size. */
    ContentCheck tailCheck() {
        return dataOffset < 0 || streamed() ? ContentCheck.NONE : new RiffTail(dataOffset + dataBytes);
    }
}
