package org.affectlab.media;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.affectlab.media.MediaException.Reason;

/**
 * Decodes a recording to {@value #SAMPLE_RATE_HZ} Hz mono float, in process, with FFmpeg.
 *
 * <ul>
 *   <li><b>Formats</b>: WAV (integer, float, mu-law, A-law), FLAC, MP3, ADTS AAC, Ogg (Vorbis, Opus, FLAC), MP4 and QuickTime,
 *       WebM and Matroska, AVI. The first bytes decide; the sound of a video is taken.
 *   <li><b>Samples</b>: the mean of all channels; sample 0 of the recording is sample 0 of the result (encoder delay and the
 *       padding behind the end are cut away where the container tells them). Mono at 16 kHz is not filtered: lossless sources come out exactly. Nothing is clipped, so float sources may
 *       leave [-1, 1]; a value that is not finite makes the recording {@link Reason#UNDECODABLE}.
 *   <li><b>Whole or not at all</b>: a header that claims more than the bytes hold, or a decoder error on the way, is {@link
 *       Reason#UNDECODABLE}. Tolerated are broken frames at the very beginning or end of an MP3, and a WAV whose data size
 *       was left open by a streaming writer.
 *   <li><b>Bounds</b>: limits hold for the header and again while reading; memory grows with what was decoded, 128 kB for each
 *       second of sound at most while the result is put together; a decode that takes longer than the maximum, waiting for
 *       the caller's stream not counted, is given up, and so is one whose thread is interrupted.
 *   <li><b>Closed</b>: no file, network, playlist or concat script is ever opened, whatever the content refers to.
 *   <li><b>First use</b>: making the first decoder of a process unpacks and loads FFmpeg, so no request has to wait for it.
 *   <li><b>Threads and native memory</b>: stateless and safe for use by many threads; native memory lives only within a call.
 * </ul>
 */
public final class AudioDecoder {
    /** Rate of everything that is decoded. */
    public static final int SAMPLE_RATE_HZ = 16_000;

    private static final Duration DEFAULT_MAX_TIME = Duration.ofSeconds(30);

    private final FormatSniffer sniffer = new FormatSniffer();
    private final Duration maxDecodeTime;

    /** Gives up a decode after 30 seconds. */
    public AudioDecoder() {
        this(DEFAULT_MAX_TIME);
    }

    /** @param maxDecodeTime wall-clock time after which a decode is given up as undecodable */
    public AudioDecoder(Duration maxDecodeTime) {
        this.maxDecodeTime = requireNonNull(maxDecodeTime, "maxDecodeTime is null");
        if (maxDecodeTime.isNegative() || maxDecodeTime.isZero()) {
            throw new IllegalArgumentException("maxDecodeTime must be positive");
        }
        FfmpegRuntime.ensureReady();
    }

    /**
     * Decodes a recording held in memory. Every supported format can be read this way.
     *
     * @param content read, never changed
     * @throws MediaException when the content is not a recording within the limits
     * @throws java.util.concurrent.CancellationException when the thread is interrupted; its flag stays set
     */
    public DecodedAudio decode(byte[] content, AudioLimits limits) throws MediaException {
        requireNonNull(content, "content is null");
        requireNonNull(limits, "limits is null");
        byte[] head = Arrays.copyOf(content, Math.min(content.length, FormatSniffer.HEAD_BYTES));
        AudioFormat format = sniff(head);
        DecodeGuard guard = new DecodeGuard(maxDecodeTime, System::nanoTime);
        try (NativeInput input =
                new MemoryInput(content, !format.forwardsOnly(), ContentCheck.of(format, head), guard)) {
            return new FfmpegAudioDecoder(format, limits, guard).decode(input, head);
        } catch (IOException impossible) {
            throw new IllegalStateException("reading memory failed", impossible);
        }
    }

    /**
     * Decodes a recording while it streams in, without holding it: the stream is read forwards only and not closed, and after
     * a refusal the rest of it is unread.
     *
     * <p>An MP4 or QuickTime file whose index (the {@code moov} atom) stands at the end cannot be read this way and is {@link
     * Reason#UNDECODABLE}; phones and ffmpeg's defaults write such files. A caller that wants them reads the upload into an
     * array within its own byte limit and uses {@link #decode(byte[], AudioLimits)}.
     *
     * @throws MediaException when the content is not a recording within the limits
     * @throws IOException what the stream threw
     * @throws java.util.concurrent.CancellationException when the thread is interrupted; its flag stays set
     */
    public DecodedAudio decode(InputStream content, AudioLimits limits) throws MediaException, IOException {
        requireNonNull(content, "content is null");
        requireNonNull(limits, "limits is null");
        byte[] head = content.readNBytes(FormatSniffer.HEAD_BYTES);
        AudioFormat format = sniff(head);
        DecodeGuard guard = new DecodeGuard(maxDecodeTime, System::nanoTime);
        try (NativeInput input = new StreamInput(head, content, ContentCheck.of(format, head), guard)) {
            return new FfmpegAudioDecoder(format, limits, guard).decode(input, head);
        }
    }

    private AudioFormat sniff(byte[] head) throws MediaException {
        if (head.length == 0) {
            throw new MediaException(Reason.EMPTY, "The recording is empty");
        }
        return sniffer.sniff(head)
                .orElseThrow(
                        () -> new MediaException(
                                Reason.UNKNOWN_FORMAT,
                                "The content is none of WAV, FLAC, MP3, AAC, Ogg, MP4, WebM and AVI, going by its first bytes"));
    }
}
