package org.affectlab.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Collects the header of one AVI chunk after the other: name and size, of lists and RIFF parts their kind, too. Takes whole
 * words of zeros before a name for fill. Behind an odd chunk stands a padding byte, but some writers leave it out: it is there
 * unless a name begins in its place.
 */
final class AviChunkHeader {
    private static final int BYTES = 8;
    private static final int LIST_BYTES = 12;
    private static final int RIFF = 0x46464952;
    private static final int LIST = 0x5453494C;
    private static final int JUNK = 0x4B4E554A;
    private static final int OLD_INDEX = 0x31786469;
    private static final int AVI = 0x20495641;
    private static final int AVIX = 0x58495641;
    private static final int MOVI = 0x69766F6D;
    private static final int REC = 0x20636572;

    private final ByteBuffer bytes = ByteBuffer.allocate(LIST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private boolean behindOdd;
    private int fill;

    /** Begins the next header. */
    void next(boolean behindOddChunk) {
        bytes.clear();
        behindOdd = behindOddChunk;
        fill = 0;
    }

    /** @return whether the header is complete */
    boolean accept(byte value) {
        if (behindOdd && bytes.position() == 0 && !isPrintable(value)) {
            behindOdd = false;
            return false;
        }
        bytes.put(value);
        if (behindOdd && bytes.position() == 1 + Integer.BYTES) {
            behindOdd = false;
            if (isUsualName(1) || !isUsualName(0) && !isName(0)) {
                drop(1);
            }
        }
        while (!behindOdd && bytes.position() >= Short.BYTES && bytes.getShort(0) == 0) {
            drop(Short.BYTES);
            fill += Short.BYTES;
        }
        return bytes.position() == length();
    }

    private void drop(int count) {
        bytes.flip().position(count);
        bytes.compact();
    }

    /** Bytes of the complete header. */
    int length() {
        return bytes.position() >= Integer.BYTES && (bytes.getInt(0) == RIFF || bytes.getInt(0) == LIST)
                ? LIST_BYTES
                : BYTES;
    }

    /** Bytes of the header so far; a byte that may be padding does not count. */
    int begun() {
        return behindOdd && bytes.position() == 1 ? 0 : bytes.position();
    }

    /** Zeros before the header so far. */
    int fill() {
        return fill;
    }

    /** Bytes behind the header; below 0 when the size is too small for a list. */
    long payload() {
        return size() - (length() - BYTES);
    }

    /** As written: bytes behind name and size. */
    long size() {
        return bytes.getInt(Integer.BYTES) & 0xFFFF_FFFFL;
    }

    /** Whether this is the beginning of a RIFF part of AVI. */
    boolean isPart() {
        return bytes.getInt(0) == RIFF && (kind() == AVI || kind() == AVIX);
    }

    /** Whether this may become the beginning of a RIFF part. */
    boolean maybePart() {
        boolean maybe = begun() > 0;
        for (int i = 0; i < Math.min(begun(), Integer.BYTES); i++) {
            maybe &= bytes.get(i) == (byte) (RIFF >> i * Byte.SIZE);
        }
        return maybe;
    }

    /** Whether this is the list of all packets of a part. */
    boolean isMovi() {
        return bytes.getInt(0) == LIST && kind() == MOVI;
    }

    /** Whether this is a list of packets that belong together. */
    boolean isRecord() {
        return bytes.getInt(0) == LIST && kind() == REC;
    }

    private int kind() {
        return bytes.getInt(BYTES);
    }

    /** The track of a packet; -1 when this is none. */
    int track() {
        boolean packet = isDigit(0) && isDigit(1) && isLetter(2) && isLetter(3);
        boolean index = bytes.get(2) == 'i' && bytes.get(3) == 'x';
        return packet && !index ? (bytes.get(0) - '0') * 10 + bytes.get(1) - '0' : -1;
    }

    /** Whether the name is one, known or not. */
    boolean isNamed() {
        return isName(0);
    }

    private boolean isName(int from) {
        boolean name = true;
        for (int i = from; i < from + Integer.BYTES; i++) {
            name &= isPrintable(bytes.get(i));
        }
        return name;
    }

    private boolean isUsualName(int from) {
        int name = bytes.getInt(from);
        boolean ofTrack = isDigit(from) && isDigit(from + 1) && isLetter(from + 2) && isLetter(from + 3);
        boolean index = bytes.get(from) == 'i' && bytes.get(from + 1) == 'x' && isDigit(from + 2) && isDigit(from + 3);
        return ofTrack || index || name == RIFF || name == LIST || name == JUNK || name == OLD_INDEX;
    }

    private boolean isDigit(int index) {
        return bytes.get(index) >= '0' && bytes.get(index) <= '9';
    }

    private boolean isLetter(int index) {
        int lower = bytes.get(index) | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isPrintable(byte value) {
        return value >= ' ' && value <= '~';
    }
}
