package org.affectlab.media.encoding;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A way to store a recording of 16 kHz mono, with names as FFmpeg has them.
 *
 * @param title for tables
 * @param container FFmpeg's muxer
 * @param encoder FFmpeg's encoder
 * @param samples what the encoder is fed
 * @param bitRate in bit/s; 0 where the form has no choice
 * @param lossless whether 16-bit samples come back exactly
 */
public record RecordingForm(
        String title, String container, String encoder, Samples samples, int bitRate, boolean lossless) {
    /** Sample formats of encoders, mono. */
    public enum Samples {
        /** Unsigned, cut off towards minus infinity as FFmpeg's own converter does. */
        UNSIGNED_8,
        SIGNED_16,
        SIGNED_32,
        FLOAT,
        FLOAT_PLANAR
    }

    /**
     * What laboratories have and our service reads. Vorbis is not among them: the FFmpeg that we link has no encoder for it. Bit
     * rates are our choice, the low end of what is in use.
     */
    public static final List<RecordingForm> ALL = List.of(
            new RecordingForm("WAV, 16 bits", "wav", "pcm_s16le", Samples.SIGNED_16, 0, true),
            new RecordingForm("WAV, 24 bits", "wav", "pcm_s24le", Samples.SIGNED_32, 0, true),
            new RecordingForm("WAV, 32 bits", "wav", "pcm_s32le", Samples.SIGNED_32, 0, true),
            new RecordingForm("WAV, float", "wav", "pcm_f32le", Samples.FLOAT, 0, true),
            new RecordingForm("FLAC", "flac", "flac", Samples.SIGNED_16, 0, true),
            new RecordingForm("WAV, µ-law", "wav", "pcm_mulaw", Samples.SIGNED_16, 0, false),
            new RecordingForm("WAV, A-law", "wav", "pcm_alaw", Samples.SIGNED_16, 0, false),
            new RecordingForm("WAV, 8 bits", "wav", "pcm_u8", Samples.UNSIGNED_8, 0, false),
            new RecordingForm("MP3, 128 kbit/s", "mp3", "libmp3lame", Samples.FLOAT_PLANAR, 128_000, false),
            new RecordingForm("MP3, 64 kbit/s", "mp3", "libmp3lame", Samples.FLOAT_PLANAR, 64_000, false),
            new RecordingForm("Ogg Opus, 64 kbit/s", "ogg", "libopus", Samples.FLOAT, 64_000, false),
            new RecordingForm("Ogg Opus, 32 kbit/s", "ogg", "libopus", Samples.FLOAT, 32_000, false),
            new RecordingForm("M4A (AAC), 128 kbit/s", "mp4", "aac", Samples.FLOAT_PLANAR, 128_000, false),
            new RecordingForm("M4A (AAC), 64 kbit/s", "mp4", "aac", Samples.FLOAT_PLANAR, 64_000, false),
            new RecordingForm("WebM (Opus), 48 kbit/s", "webm", "libopus", Samples.FLOAT, 48_000, false));

    public RecordingForm {
        requireNonNull(title, "title is null");
        requireNonNull(container, "container is null");
        requireNonNull(encoder, "encoder is null");
        requireNonNull(samples, "samples is null");
        if (bitRate < 0) {
            throw new IllegalArgumentException("bitRate is negative: " + bitRate);
        }
    }
}
