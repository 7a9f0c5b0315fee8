package org.affectlab.media;

import org.affectlab.media.MediaException.Reason;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * What a header says about the length: reason enough to refuse a recording, never to allocate or to believe.
 *
 * @param milliseconds claimed duration, -1 when the header claims none, {@link Long#MAX_VALUE} when it is beyond counting
 * @param samples claimed samples of one channel where the format counts them exactly, else -1
 * @param checked whether less audio than claimed means a truncated file
 */
record HeaderClaim(long milliseconds, long samples, boolean checked) {
    private static final HeaderClaim NONE = new HeaderClaim(-1, -1, false);

    /** Encoder delay, padding and frames that may be missing at the ends of a cut MP3. */
    private static final long TOLERATED_MILLISECONDS = 250;

    static HeaderClaim of(AudioFormat format, Demuxer demuxer, byte[] head) throws MediaException {
        return switch (format) {
            case WAV -> ofWav(demuxer, WavHeader.read(head));
            // ADTS has no header: what FFmpeg gives is an estimate from the size.
            case AAC -> NONE;
            // One tick is one sample; the rate itself is not known before the first frame.
            case FLAC ->
                demuxer.trackHasDuration()
                        ? new HeaderClaim(demuxer.headerMilliseconds(), demuxer.headerTicks(), true)
                        : NONE;
            case AVI -> ofAvi(demuxer, head);
            // A container's duration also covers its other tracks.
            case MP3, OGG, MP4, MATROSKA ->
                demuxer.headerMilliseconds() < 0
                        ? NONE
                        : new HeaderClaim(
                                demuxer.headerMilliseconds(), -1, demuxer.trackHasDuration() || demuxer.tracks() == 1);
        };
    }

    private static HeaderClaim ofWav(Demuxer demuxer, WavHeader header) throws MediaException {
        AVCodecParameters parameters = demuxer.track().codecpar();
        PcmBlocks.check(AudioFormat.WAV, parameters);
        if (header.streamed()) {
            return NONE;
        }
        boolean counts = header.dataBytes() >= 0 && parameters.block_align() > 0;
        // FFmpeg shortens the claim to the size of the file, which would hide that the file is cut.
        return counted(counts ? header.dataBytes() / parameters.block_align() : demuxer.headerSamples(), parameters);
    }

    private static HeaderClaim ofAvi(Demuxer demuxer, byte[] head) throws MediaException {
        PcmBlocks.check(AudioFormat.AVI, demuxer.track().codecpar());
        long frames = demuxer.headerFrames();
        // A writer that could not seek back had to invent the number.
        if (frames <= 0 || AviChunks.isStreamed(head)) {
            return NONE;
        }
        AVRational unit = demuxer.track().time_base();
        long milliseconds = avutil.av_rescale(frames, 1_000L * unit.num(), unit.den());
        // Negative on overflow.
        return new HeaderClaim(milliseconds < 0 ? Long.MAX_VALUE : milliseconds, -1, true);
    }

    private static HeaderClaim counted(long samples, AVCodecParameters parameters) {
        return samples < 0 || parameters.sample_rate() < 1
                ? NONE
                : new HeaderClaim(samples * 1_000 / parameters.sample_rate(), samples, true);
    }

    /** @throws MediaException when less was found than claimed */
    void checkFound(long foundSamples, long foundMilliseconds) throws MediaException {
        boolean tooShort =
                samples >= 0 ? foundSamples < samples : foundMilliseconds < milliseconds - TOLERATED_MILLISECONDS;
        if (checked && tooShort) {
            throw new MediaException(
                    Reason.UNDECODABLE,
                    "The recording is truncated: its header claims " + milliseconds + " ms, it holds "
                            + foundMilliseconds + " ms");
        }
    }
}
