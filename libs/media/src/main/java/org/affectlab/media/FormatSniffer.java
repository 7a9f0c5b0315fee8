package org.affectlab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Names the container by its first bytes, never by a file name or a content type. Stateless.
 *
 * <p>A match says which demuxer to try, not that the content is sound. MPEG audio and ADTS have no magic number; their
 * frame header is checked field by field, so that text (a UTF-16 byte order mark included) does not pass. An ID3v2 tag is
 * skipped when what follows it is within the given bytes; otherwise it counts as MP3, by far its most common carrier.
 */
final class FormatSniffer {
    /** As many bytes of a recording as are worth handing in. */
    static final int HEAD_BYTES = 64 * 1024;

    private static final int ID3_HEADER_BYTES = 10;

    private record Magic(AudioFormat format, int offset, byte[] bytes) {
        Magic(AudioFormat format, int offset, String text) {
            this(format, offset, text.getBytes(ISO_8859_1));
        }
    }

    private static final Magic[] MAGICS = {
        new Magic(AudioFormat.FLAC, 0, "fLaC"),
        new Magic(AudioFormat.OGG, 0, "OggS"),
        new Magic(AudioFormat.MATROSKA, 0, "\u001A\u0045\u00DF\u00A3"),
        new Magic(AudioFormat.MP4, 4, "ftyp"),
        // QuickTime files from before ftyp existed begin with one of these atoms.
        new Magic(AudioFormat.MP4, 4, "moov"),
        new Magic(AudioFormat.MP4, 4, "mdat"),
        new Magic(AudioFormat.MP4, 4, "wide"),
    };

    // Not RIFX: FFmpeg reads its big-endian samples as little-endian ones, which gives noise.
    private static final String[] RIFF_KINDS = {"RIFF", "RF64", "BW64"};

    Optional<AudioFormat> sniff(byte[] head) {
        requireNonNull(head, "head is null");
        int start = 0;
        while (matches(head, start, "ID3") && start + ID3_HEADER_BYTES <= head.length) {
            long next = start + ID3_HEADER_BYTES + synchsafe(head, start + 6);
            if (next >= head.length) {
                return Optional.of(AudioFormat.MP3);
            }
            start = (int) next;
        }
        return sniffAt(head, start);
    }

    private static Optional<AudioFormat> sniffAt(byte[] head, int start) {
        for (Magic magic : MAGICS) {
            if (matches(head, start + magic.offset(), magic.bytes())) {
                return Optional.of(magic.format());
            }
        }
        for (String kind : RIFF_KINDS) {
            if (matches(head, start, kind) && matches(head, start + 8, "WAVE")) {
                return Optional.of(AudioFormat.WAV);
            }
        }
        if (matches(head, start, "RIFF") && matches(head, start + 8, "AVI ")) {
            return Optional.of(AudioFormat.AVI);
        }
        return sniffFrame(head, start);
    }

    private static Optional<AudioFormat> sniffFrame(byte[] head, int start) {
        if (head.length < start + 4 || (head[start] & 0xFF) != 0xFF || (head[start + 1] & 0xE0) != 0xE0) {
            return Optional.empty();
        }
        int second = head[start + 1] & 0xFF;
        int third = head[start + 2] & 0xFF;
        boolean adts = (second & 0xF6) == 0xF0;
        if (adts) {
            int rateIndex = third >> 2 & 0xF;
            return rateIndex < 13 ? Optional.of(AudioFormat.AAC) : Optional.empty();
        }
        boolean versionKnown = (second >> 3 & 3) != 1;
        int layer = second >> 1 & 3;
        boolean layerTwoOrThree = layer == 1 || layer == 2;
        int bitRateIndex = third >> 4;
        boolean rateKnown = (third >> 2 & 3) != 3;
        if (versionKnown && layerTwoOrThree && bitRateIndex != 0xF && rateKnown) {
            return Optional.of(AudioFormat.MP3);
        }
        return Optional.empty();
    }

    private static int synchsafe(byte[] head, int offset) {
        return (head[offset] & 0x7F) << 21
                | (head[offset + 1] & 0x7F) << 14
                | (head[offset + 2] & 0x7F) << 7
                | head[offset + 3] & 0x7F;
    }

    private static boolean matches(byte[] head, int offset, String text) {
        return matches(head, offset, text.getBytes(ISO_8859_1));
    }

    private static boolean matches(byte[] head, int offset, byte[] magic) {
        if (head.length < offset + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head[offset + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
