package org.affectlab.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.affectlab.media.MediaException.Reason;

/**
 * Walks the chunks of AVI (Microsoft's AVI RIFF reference; several RIFF parts as in OpenDML), one after the other, down to the
 * packets in {@code movi}: each must have a name, and the last one and the RIFF part be whole. FFmpeg looks for the next good
 * packet after damage, and the recording would come out shorter.
 *
 * <p>Passed are sizes that the writer left open, a RIFF size that counts its own header, an odd chunk without its padding byte, and
 * anything behind the RIFF parts.
 */
final class AviChunks implements ContentCheck {
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int LIST_HEADER_BYTES = 12;
    private static final int RIFF = 0x46464952;
    private static final int LIST = 0x5453494C;
    private static final int MOVI = 0x69766F6D;
    private static final int REC = 0x20636572;

    private final ByteBuffer header = ByteBuffer.allocate(LIST_HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long position;
    private long riffEnd;
    private long payloadLeft;
    private boolean padding;
    private boolean behind;
    private boolean damaged;

    /** Whether the writer of a file with this beginning could not seek back to fill its sizes in, or was ended before. */
    static boolean isStreamed(byte[] head) {
        ByteBuffer buffer = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        return head.length >= CHUNK_HEADER_BYTES && isOpen(unsigned(buffer, Integer.BYTES));
    }

    private static boolean isOpen(long size) {
        return size == 0 || size == 0xFFFF_FFFFL;
    }

    @Override
    public void accept(byte[] bytes, int offset, int count) {
        int next = offset;
        int end = offset + count;
        while (next < end && !behind && !damaged) {
            if (payloadLeft > 0) {
                int step = (int) Math.min(payloadLeft, end - next);
                payloadLeft -= step;
                position += step;
                next += step;
                continue;
            }
            byte value = bytes[next++];
            position++;
            boolean skipped = padding && !isPrintable(value);
            padding = false;
            if (!skipped) {
                header.put(value);
                if (header.position() == headerBytes()) {
                    beginChunk();
                }
            }
        }
    }

    private int headerBytes() {
        boolean list = header.position() >= Integer.BYTES && (header.getInt(0) == RIFF || header.getInt(0) == LIST);
        return list ? LIST_HEADER_BYTES : CHUNK_HEADER_BYTES;
    }

    private void beginChunk() {
        int name = header.getInt(0);
        long size = unsigned(header, Integer.BYTES);
        int length = header.position();
        boolean entered = name == RIFF || name == LIST && isOfPackets(header.getInt(CHUNK_HEADER_BYTES));
        behind = riffEnd > 0 && position - length >= riffEnd && name != RIFF;
        if (name == RIFF) {
            riffEnd = isOpen(size) ? 0 : position - Integer.BYTES + size;
        } else if (!entered) {
            payloadLeft = size - (length - CHUNK_HEADER_BYTES);
            padding = (size & 1) == 1;
        }
        damaged = !behind && (payloadLeft < 0 || !isName());
        header.clear();
    }

    private static boolean isOfPackets(int kind) {
        return kind == MOVI || kind == REC;
    }

    private boolean isName() {
        boolean name = true;
        for (int i = 0; i < Integer.BYTES; i++) {
            name &= isPrintable(header.get(i));
        }
        return name;
    }

    private static boolean isPrintable(byte value) {
        return value >= ' ' && value <= '~';
    }

    private static long unsigned(ByteBuffer buffer, int index) {
        return buffer.getInt(index) & 0xFFFF_FFFFL;
    }

    @Override
    public void end() throws MediaException {
        if (damaged) {
            throw new MediaException(Reason.UNDECODABLE, "The avi container is damaged");
        }
        boolean cut =
                payloadLeft > 0 || (riffEnd == 0 ? header.position() > 0 : position + CHUNK_HEADER_BYTES < riffEnd);
        if (!behind && cut) {
            throw new MediaException(Reason.UNDECODABLE, "The avi container is truncated");
        }
    }
}
