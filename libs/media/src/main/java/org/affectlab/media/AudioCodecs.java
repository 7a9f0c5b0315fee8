package org.affectlab.media;

import java.util.List;

/**
 * The decoders that uploaded bytes may reach. All others, every video decoder among them, stay closed (our choice: what
 * recorders, browsers and laboratories write).
 */
final class AudioCodecs {
    private static final List<String> DECODERS = List.of(
            "pcm_u8",
            "pcm_s8",
            "pcm_s16le",
            "pcm_s16be",
            "pcm_s24le",
            "pcm_s24be",
            "pcm_s32le",
            "pcm_s32be",
            "pcm_f32le",
            "pcm_f32be",
            "pcm_f64le",
            "pcm_f64be",
            "pcm_mulaw",
            "pcm_alaw",
            "flac",
            "alac",
            "mp3float",
            "mp3",
            "mp2float",
            "mp2",
            "aac",
            "vorbis",
            "opus",
            "ac3",
            "eac3",
            "amrnb",
            "amrwb");

    /** As FFmpeg takes it. */
    static final String DECODER_WHITELIST = String.join(",", DECODERS);

    private AudioCodecs() {}

    static boolean allows(String decoder) {
        return DECODERS.contains(decoder);
    }
}
