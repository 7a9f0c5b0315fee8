package org.affectlab.media;

/**
 * Where the RIFF parts of an AVI file begin and end, several as in OpenDML. Each must hold its list of packets as a whole and
 * reach to where it says; packets belong nowhere else. A size may be left open, and may count its own header.
 */
final class AviParts {
    private static final int SLACK_BYTES = 8;

    private long end;
    private boolean holdsPackets;
    private boolean behind;

    /** Whether a writer put this down before it knew the size. */
    static boolean isOpen(long size) {
        return size == 0 || size == 0xFFFF_FFFFL;
    }

    /** @return false when the last part has not reached its end or was without packets */
    boolean beginPart(long start, long size) {
        boolean first = start == 0;
        boolean fits = first || holdsPackets && start >= end - SLACK_BYTES;
        end = isOpen(size) ? 0 : start + SLACK_BYTES + size;
        holdsPackets = false;
        behind = false;
        return fits;
    }

    /** @return false when the list goes beyond its part, or stands in none */
    boolean beginPackets(long start, long size) {
        pass(start, size);
        holdsPackets = true;
        boolean known = end > 0 && !isOpen(size);
        return !behind && (!known || start + SLACK_BYTES + size <= end + SLACK_BYTES);
    }

    /** Takes any other chunk; {@link #isBehind()} then tells where it stands. */
    void pass(long start, long size) {
        long inside = end - SLACK_BYTES;
        behind |= end > 0 && (start >= end || start >= inside && start + SLACK_BYTES + size > end);
    }

    /** Whether the last chunk stood behind its part. */
    boolean isBehind() {
        return behind;
    }

    /** Whether the part has had its list of packets. */
    boolean holdsPackets() {
        return holdsPackets;
    }

    /** Whether what stands at a position is still part of a part. */
    boolean reaches(long position) {
        return !behind && (end == 0 || position < end - SLACK_BYTES);
    }

    /** Whether a file of this length lacks some of its last part. */
    boolean isCutAt(long length) {
        return !holdsPackets || end > 0 && reaches(length);
    }
}
