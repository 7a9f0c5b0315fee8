package org.affectlab.media;

import java.util.Set;
import org.affectlab.media.MediaException.Reason;

/**
 * Walks the upper elements of Matroska and WebM (RFC 9559): each must be one of those that belong there, and the last one
 * whole. FFmpeg looks for the next good block after damage, and the recording would come out shorter. Segments and clusters
 * of unknown size, as browsers record them, are fine.
 */
final class EbmlElements implements ContentCheck {
    private static final int SEGMENT = 0x18538067;
    private static final int CLUSTER = 0x1F43B675;

    /** What stands in a file, a segment or a cluster. */
    private static final Set<Integer> KNOWN = Set.of(
            0x1A45DFA3, // EBML header
            SEGMENT,
            0x114D9B74, // seek head
            0x1549A966, // info
            0x1654AE6B, // tracks
            0x1C53BB6B, // cues
            0x1254C367, // tags
            0x1043A770, // chapters
            0x1941A469, // attachments
            CLUSTER,
            0xE7, // timestamp
            0xA3, // simple block
            0xA0, // block group
            0xA7, // position
            0xAB, // previous size
            0x5854, // silent tracks
            0xAF, // encrypted block
            0xEC, // void
            0xBF); // checksum

    private int identifier;
    private int identifierLeft;
    private boolean inSize;
    private long size;
    private int sizeLeft;
    private int missingOnes;
    private long payloadLeft;
    private long position;
    private long segmentEnd;
    private boolean damaged;

    @Override
    public void accept(byte[] bytes, int offset, int count) {
        int next = offset;
        int end = offset + count;
        while (next < end && !damaged) {
            if (payloadLeft > 0) {
                int step = (int) Math.min(payloadLeft, end - next);
                payloadLeft -= step;
                position += step;
                next += step;
                continue;
            }
            position++;
            int value = bytes[next++] & 0xFF;
            if (inSize) {
                acceptSize(value);
            } else {
                acceptIdentifier(value);
            }
        }
    }

    private void acceptIdentifier(int value) {
        if (identifierLeft == 0) {
            identifier = value;
            identifierLeft = Integer.numberOfLeadingZeros(value) - 24;
            damaged = identifierLeft > 3;
        } else {
            identifier = identifier << 8 | value;
            identifierLeft--;
        }
        if (identifierLeft == 0 && !damaged) {
            damaged = !KNOWN.contains(identifier);
            inSize = true;
        }
    }

    private void acceptSize(int value) {
        if (sizeLeft == 0) {
            int more = Integer.numberOfLeadingZeros(value) - 24;
            damaged = more > 7;
            sizeLeft = more;
            size = value & (0x7F >> more);
            missingOnes = (0x7F >> more) - (int) size;
        } else {
            size = size << 8 | value;
            missingOnes += 0xFF - value;
            sizeLeft--;
        }
        if (sizeLeft == 0 && !damaged) {
            beginElement(missingOnes == 0);
        }
    }

    private void beginElement(boolean unknownSize) {
        inSize = false;
        if (identifier == SEGMENT) {
            segmentEnd = unknownSize ? 0 : position + size;
        } else if (identifier != CLUSTER) {
            damaged = unknownSize;
            payloadLeft = size;
        }
    }

    @Override
    public void end() throws MediaException {
        if (damaged) {
            throw new MediaException(Reason.UNDECODABLE, "The matroska container is damaged");
        }
        if (payloadLeft > 0 || inSize || identifierLeft > 0 || position < segmentEnd) {
            throw new MediaException(Reason.UNDECODABLE, "The matroska container is truncated");
        }
    }
}
