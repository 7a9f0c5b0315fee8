package org.affectlab.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.affectlab.media.MediaException.Reason;

/**
 * Walks the pages of an Ogg stream (RFC 3533): each must follow the one before it, carry the right checksum and be whole.
 * FFmpeg leaves out pages that are not, and the recording would come out shorter. A missing end-of-stream mark is accepted:
 * recorders that are stopped do not write it.
 */
final class OggPages implements ContentCheck {
    private static final int HEADER_BYTES = 27;
    private static final int CAPTURE_PATTERN = 0x4F676753;
    private static final int BEGINS_STREAM = 2;
    private static final int MAX_STREAMS = 64;
    private static final int[] CHECKSUMS = checksums();

    private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES + 255).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<Integer, Integer> sequences = new HashMap<>();
    private int payloadLeft;
    private int checksum;
    private boolean damaged;

    @Override
    public void accept(byte[] bytes, int offset, int count) {
        int position = offset;
        int end = offset + count;
        while (position < end && !damaged) {
            if (payloadLeft == 0) {
                header.put(bytes[position++]);
                if (header.position() == headerBytes()) {
                    beginPage();
                }
                continue;
            }
            int step = Math.min(payloadLeft, end - position);
            updateChecksum(bytes, position, step);
            position += step;
            payloadLeft -= step;
            if (payloadLeft == 0) {
                endPage();
            }
        }
    }

    private int headerBytes() {
        int segments = header.position() < HEADER_BYTES ? 0 : header.get(HEADER_BYTES - 1) & 0xFF;
        return HEADER_BYTES + segments;
    }

    private void beginPage() {
        int length = header.position();
        for (int i = HEADER_BYTES; i < length; i++) {
            payloadLeft += header.get(i) & 0xFF;
        }
        checksum = 0;
        updateChecksum(header.array(), 0, 22);
        updateChecksum(new byte[4], 0, 4);
        updateChecksum(header.array(), 26, length - 26);
        if (Integer.reverseBytes(header.getInt(0)) != CAPTURE_PATTERN) {
            damaged = true;
        } else if (payloadLeft == 0) {
            endPage();
        }
    }

    private void endPage() {
        int serial = header.getInt(14);
        int sequence = header.getInt(18);
        boolean begins = (header.get(5) & BEGINS_STREAM) != 0;
        Integer previous = sequences.put(serial, sequence);
        boolean follows = begins || previous == null || sequence == previous + 1;
        damaged = header.getInt(22) != checksum || !follows || sequences.size() > MAX_STREAMS;
        header.clear();
    }

    private void updateChecksum(byte[] bytes, int offset, int count) {
        int value = checksum;
        for (int i = offset; i < offset + count; i++) {
            value = value << 8 ^ CHECKSUMS[value >>> 24 ^ bytes[i] & 0xFF];
        }
        checksum = value;
    }

    @Override
    public void end() throws MediaException {
        if (damaged) {
            throw new MediaException(Reason.UNDECODABLE, "The ogg container is damaged: a page is broken or missing");
        }
        if (payloadLeft > 0 || header.position() > 0) {
            throw new MediaException(Reason.UNDECODABLE, "The ogg container is truncated: it ends inside a page");
        }
    }

    private static int[] checksums() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i << 24;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                value = value << 1 ^ (value < 0 ? 0x04C1_1DB7 : 0);
            }
            table[i] = value;
        }
        return table;
    }
}
