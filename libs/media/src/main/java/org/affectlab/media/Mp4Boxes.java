package org.affectlab.media;

import java.nio.ByteBuffer;
import java.util.Set;
import org.affectlab.media.MediaException.Reason;

/**
 * Walks the outermost boxes of MP4 and QuickTime (ISO 14496-12): those that carry the index or the sound must be whole. FFmpeg
 * takes the tracks it has seen of an index that is cut off.
 */
final class Mp4Boxes implements ContentCheck {
    private static final int SHORT_HEADER_BYTES = 8;
    private static final int LONG_HEADER_BYTES = 16;
    private static final Set<Integer> ESSENTIAL = Set.of(
            0x6D6F6F76, // moov
            0x6D6F6F66, // moof
            0x6D646174); // mdat

    private final ByteBuffer header = ByteBuffer.allocate(LONG_HEADER_BYTES);
    private long payloadLeft;
    private boolean openEnded;

    @Override
    public void accept(byte[] bytes, int offset, int count) {
        int next = offset;
        int end = offset + count;
        while (next < end && !openEnded) {
            if (payloadLeft > 0) {
                int step = (int) Math.min(payloadLeft, end - next);
                payloadLeft -= step;
                next += step;
                continue;
            }
            if (header.position() == headerBytes()) {
                header.clear();
            }
            header.put(bytes[next++]);
            if (header.position() == headerBytes()) {
                beginBox();
            }
        }
    }

    private int headerBytes() {
        boolean isLong = header.position() >= 4 && header.getInt(0) == 1;
        return isLong ? LONG_HEADER_BYTES : SHORT_HEADER_BYTES;
    }

    private void beginBox() {
        int length = header.position();
        long size = length == LONG_HEADER_BYTES ? header.getLong(8) : header.getInt(0) & 0xFFFF_FFFFL;
        // Size 0 is a box that goes on to the end; one smaller than its own header is FFmpeg's to refuse.
        openEnded = size < length;
        payloadLeft = Math.max(0, size - length);
    }

    @Override
    public void end() throws MediaException {
        if (!openEnded && payloadLeft > 0 && ESSENTIAL.contains(header.getInt(4))) {
            throw new MediaException(Reason.UNDECODABLE, "The mp4 container is truncated");
        }
    }
}
