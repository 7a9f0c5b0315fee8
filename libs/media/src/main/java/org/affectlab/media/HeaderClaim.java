package org.affectlab.media;

import org.affectlab.media.MediaException.Reason;

/**
 * What a header says about the length: reason enough to refuse a recording, never to allocate or to believe.
 *
 * @param milliseconds claimed duration, -1 when the header claims none
 * @param samples claimed samples of one channel where the format counts them exactly, else -1
 * @param checked whether less audio than claimed means a truncated file
 */
record HeaderClaim(long milliseconds, long samples, boolean checked) {
    /** Encoder delay, padding and frames that may be missing at the ends of a cut MP3. */
    private static final long TOLERATED_MILLISECONDS = 250;

    static HeaderClaim of(AudioFormat format, Demuxer demuxer, byte[] head) throws MediaException {
        if (format == AudioFormat.WAV) {
            WavHeader header = WavHeader.read(head);
            header.checkBlocks(demuxer.track());
            if (header.streamed()) {
                return new HeaderClaim(-1, -1, false);
            }
        }
        // ADTS has no header: what FFmpeg gives is an estimate from the size.
        long milliseconds = format == AudioFormat.AAC ? -1 : demuxer.headerMilliseconds();
        if (milliseconds < 0) {
            return new HeaderClaim(-1, -1, false);
        }
        if (format.countsEverySample()) {
            return new HeaderClaim(milliseconds, demuxer.headerSamples(), true);
        }
        // A container's duration also covers its other tracks.
        return new HeaderClaim(milliseconds, -1, demuxer.trackHasDuration() || demuxer.tracks() == 1);
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
