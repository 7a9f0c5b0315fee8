package org.affectlab.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.affectlab.media.MediaException.Reason;

/**
 * Walks the chunks of AVI (Microsoft's AVI RIFF reference; several RIFF parts as in OpenDML), one after the other, down to the
 * packets in {@code movi}: each must have a name, the last one and the RIFF parts be whole, and what was read of a track be
 * what its packets hold. FFmpeg looks for the next good packet after damage, and the recording would come out shorter.
 *
 * <p>Passed are sizes that the writer left open, a RIFF size that counts its own header, up to {@value #MAX_FILL_BYTES} zeros
 * between two chunks, an odd chunk without its padding byte, and anything but packets behind the RIFF parts.
 */
final class AviChunks implements ContentCheck {
    /** Writers fill up to a sector or a page; more is a hole. */
    private static final int MAX_FILL_BYTES = 4_096;

    private static final int TRACKS = 100;

    private final AviChunkHeader header = new AviChunkHeader();
    private final AviParts parts = new AviParts();
    private final long[] packetBytes = new long[TRACKS];
    private long position;
    private long payloadLeft;
    private boolean damaged;
    private boolean lost;

    /** Whether the writer of a file with this beginning could not seek back to fill its sizes in, or was ended before. */
    static boolean isStreamed(byte[] head) {
        ByteBuffer buffer = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        return head.length >= 2 * Integer.BYTES && AviParts.isOpen(buffer.getInt(Integer.BYTES) & 0xFFFF_FFFFL);
    }

    @Override
    public void accept(byte[] bytes, int offset, int count) {
        int next = offset;
        int end = offset + count;
        while (next < end && !lost && !damaged) {
            if (payloadLeft > 0) {
                int step = (int) Math.min(payloadLeft, end - next);
                payloadLeft -= step;
                position += step;
                next += step;
                continue;
            }
            position++;
            if (header.accept(bytes[next++])) {
                beginChunk();
            } else {
                damaged = header.fill() > MAX_FILL_BYTES && parts.reaches(position);
            }
        }
    }

    private void beginChunk() {
        long start = position - header.length();
        long size = header.size();
        boolean entered = true;
        if (header.isPart()) {
            damaged = !parts.beginPart(start, size);
        } else if (header.isMovi()) {
            damaged = !parts.beginPackets(start, size);
        } else {
            parts.pass(start, size);
            entered = header.isRecord();
            checkPlace(entered);
        }
        if (!entered) {
            payloadLeft = Math.max(0, header.payload());
            damaged |= header.payload() < 0;
        }
        header.next(!entered && (size & 1) == 1);
    }

    private void checkPlace(boolean record) {
        int track = header.track();
        if (!parts.isBehind()) {
            damaged = !header.isNamed();
            if (track >= 0 && parts.holdsPackets()) {
                packetBytes[track] += header.size();
            }
        } else {
            damaged = !parts.holdsPackets() || record || track >= 0;
            lost = !header.isNamed();
        }
    }

    @Override
    public void end() throws MediaException {
        if (damaged) {
            throw new MediaException(Reason.UNDECODABLE, "The avi container is damaged");
        }
        boolean inside = parts.reaches(position - header.begun());
        boolean cutChunk = !parts.isBehind() && payloadLeft > 0 || inside && header.begun() > 0;
        boolean cutPart = !lost && (header.maybePart() || parts.isCutAt(position));
        if (cutChunk || cutPart) {
            throw new MediaException(Reason.UNDECODABLE, "The avi container is truncated");
        }
    }

    @Override
    public void checkRead(int track, long bytes) throws MediaException {
        if (bytes != packetBytes[track]) {
            throw new MediaException(
                    Reason.UNDECODABLE,
                    "The avi container is damaged: its packets hold " + packetBytes[track] + " bytes of the sound, "
                            + bytes + " could be read");
        }
    }
}
