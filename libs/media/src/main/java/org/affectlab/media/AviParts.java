package org.affectlab.media;

/**
 * Where the RIFF parts of an AVI file begin and end, several as in OpenDML. Each must hold its list of packets as a whole and
 * reach to where it says; packets belong nowhere else. A size may be left open, and a part's may count its own header: a part
 * that ends that early is whole when the chunks also keep to the size of the list of packets. Padding may be missing.
 */
final class AviParts {
    private static final int HEADER_BYTES = 8;
    private static final int PADDING_BYTES = 1;

    private long end;
    private long packetsEnd;
    private boolean acrossPacketsEnd;
    private boolean holdsPackets;
    private boolean behind;

    /** Whether a writer put this down before it knew the size. */
    static boolean isOpen(long size) {
        return size == 0 || size == 0xFFFF_FFFFL;
    }

    /** @return false when the last part has not reached its end or was without packets */
    boolean beginPart(long start, long size) {
        boolean first = start == 0;
        boolean fits = first || holdsPackets && !lacksBytesAt(start);
        end = isOpen(size) ? 0 : start + HEADER_BYTES + size;
        packetsEnd = 0;
        acrossPacketsEnd = false;
        holdsPackets = false;
        behind = false;
        return fits;
    }

    /** @return false when the list goes beyond its part, or stands in none */
    boolean beginPackets(long start, long size) {
        pass(start, size);
        holdsPackets = true;
        packetsEnd = isOpen(size) ? 0 : start + HEADER_BYTES + size;
        return !behind && (end == 0 || packetsEnd <= end + PADDING_BYTES);
    }

    /** Takes any other chunk; {@link #isBehind()} then tells where it stands. */
    void pass(long start, long size) {
        long chunkEnd = start + HEADER_BYTES + size;
        behind |= end > 0 && (start >= end || start >= end - HEADER_BYTES && chunkEnd > end);
        acrossPacketsEnd |= start < packetsEnd && chunkEnd > packetsEnd;
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
        return !behind && (end == 0 || position < end - HEADER_BYTES);
    }

    /** Whether a file of this length lacks some of its last part. */
    boolean isCutAt(long length) {
        return !holdsPackets || !behind && lacksBytesAt(length);
    }

    private boolean lacksBytesAt(long position) {
        long whole = Math.max(packetsEnd - PADDING_BYTES, end - (acrossPacketsEnd ? PADDING_BYTES : HEADER_BYTES));
        return end > 0 && position < whole;
    }
}
