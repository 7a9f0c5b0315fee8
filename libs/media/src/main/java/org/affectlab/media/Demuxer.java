package org.affectlab.media;

import static org.affectlab.media.FfmpegRuntime.allocated;

import java.io.IOException;
import org.affectlab.media.MediaException.Reason;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * One forced FFmpeg demuxer over one input, giving the packets of one audio track.
 *
 * <p>Closed to the outside: no protocol is allowed, so references to other files inside a container lead nowhere. Owns its
 * native context until {@link #close()}; the input stays the caller's and must outlive it. Confined to one thread.
 */
final class Demuxer implements AutoCloseable {
    private static final long PROBE_BYTES = 1 << 20;
    private static final long PROBE_MICROSECONDS = 2_000_000;
    private static final int MAX_STREAMS = 64;

    private final AudioFormat format;
    private final NativeInput input;
    private final DecodeGuard guard;
    private final AVFormatContext context;
    private final AVStream track;
    private final long headerDuration;
    private long trackBytes;

    private Demuxer(AudioFormat format, NativeInput input, DecodeGuard guard, AVFormatContext context)
            throws MediaException, IOException {
        this.format = format;
        this.input = input;
        this.guard = guard;
        this.context = context;
        track = chooseTrack();
        // Probing puts an estimate in the place of a missing duration; only what the header says is wanted.
        headerDuration = track.duration();
        if (format.needsProbing()) {
            requireSuccess(avformat.avformat_find_stream_info(context, (AVDictionary) null));
        }
    }

    static Demuxer open(AudioFormat format, NativeInput input, DecodeGuard guard) throws MediaException, IOException {
        AVFormatContext context = allocated(avformat.avformat_alloc_context());
        context.pb(input.context());
        AVDictionary options = new AVDictionary(null);
        try {
            setOptions(format, options);
            AVInputFormat demuxer = avformat.av_find_input_format(format.demuxer());
            // On failure FFmpeg frees the context itself and clears the pointer.
            int code = avformat.avformat_open_input(context, (String) null, demuxer, options);
            requireSuccess(code, format, input, guard);
        } finally {
            avutil.av_dict_free(options);
        }
        try {
            return new Demuxer(format, input, guard, context);
        } catch (MediaException | IOException | RuntimeException | Error failure) {
            avformat.avformat_close_input(context);
            throw failure;
        }
    }

    private static void setOptions(AudioFormat format, AVDictionary options) {
        set(options, "protocol_whitelist", "none");
        set(options, "format_whitelist", format.demuxer());
        set(options, "codec_whitelist", AudioCodecs.DECODER_WHITELIST);
        set(options, "probesize", Long.toString(PROBE_BYTES));
        set(options, "analyzeduration", Long.toString(PROBE_MICROSECONDS));
        set(options, "max_streams", Integer.toString(MAX_STREAMS));
        if (format == AudioFormat.MP4) {
            set(options, "enable_drefs", "0");
            set(options, "use_absolute_path", "0");
        }
        if (format == AudioFormat.MP4 || format == AudioFormat.AVI) {
            // Without this MP4 skips a sample beyond the end of a cut file without a word, and AVI an impossible
            // header.
            set(options, "err_detect", "explode");
        }
    }

    private static void set(AVDictionary options, String name, String value) {
        avutil.av_dict_set(options, name, value, 0);
    }

    private AVStream chooseTrack() throws MediaException {
        AVStream chosen = null;
        for (int i = 0; i < context.nb_streams(); i++) {
            AVStream stream = context.streams(i);
            stream.discard(avcodec.AVDISCARD_ALL);
            boolean audio = stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO;
            boolean preferred = (stream.disposition() & avformat.AV_DISPOSITION_DEFAULT) != 0;
            if (audio && (chosen == null || preferred && !isDefault(chosen))) {
                chosen = stream;
            }
        }
        if (chosen == null) {
            // An index that is cut off may have lost its audio track.
            input.checkContent();
            throw new MediaException(Reason.NO_AUDIO, "The " + format.container() + " container holds no audio track");
        }
        chosen.discard(avcodec.AVDISCARD_DEFAULT);
        return chosen;
    }

    private static boolean isDefault(AVStream stream) {
        return (stream.disposition() & avformat.AV_DISPOSITION_DEFAULT) != 0;
    }

    /** The chosen track; valid until this is closed. */
    AVStream track() {
        return track;
    }

    /** Tracks of any kind. */
    int tracks() {
        return context.nb_streams();
    }

    /** Whether the header gives a duration for the track itself. */
    boolean trackHasDuration() {
        return headerDuration != avutil.AV_NOPTS_VALUE && headerDuration > 0;
    }

    /** The track's, else the container's, duration as the header claims it, in milliseconds; -1 when it claims none. */
    long headerMilliseconds() {
        if (trackHasDuration()) {
            return avutil.av_rescale(
                    headerDuration,
                    1_000L * track.time_base().num(),
                    track.time_base().den());
        }
        long whole = context.duration();
        return whole != avutil.AV_NOPTS_VALUE && whole > 0 ? whole / 1_000 : -1;
    }

    /** The track's number of frames or samples as AVI's header claims it, which are units of its time base; 0 when it claims none. */
    long headerFrames() {
        return track.nb_frames();
    }

    /** The track's duration as the header claims it, in units of its time base; only where {@link #trackHasDuration()}. */
    long headerTicks() {
        return headerDuration;
    }

    /** The track's duration as the header claims it, in samples of one channel; -1 when it claims none. */
    long headerSamples() {
        if (!trackHasDuration()) {
            return -1;
        }
        long rate = track.codecpar().sample_rate();
        return avutil.av_rescale(
                headerDuration,
                rate * track.time_base().num(),
                track.time_base().den());
    }

    /**
     * Reads the next packet of the track.
     *
     * @param packet filled on success; the caller unreferences it
     * @return false at the end of the content
     */
    boolean read(AVPacket packet) throws MediaException, IOException {
        while (true) {
            guard.check();
            int code = avformat.av_read_frame(context, packet);
            if (code == avutil.AVERROR_EOF) {
                // Some demuxers report a failed read as the end.
                input.rethrow();
                guard.check();
                return false;
            }
            requireSuccess(code);
            if (packet.stream_index() == track.index()) {
                trackBytes += packet.size();
                return true;
            }
            avcodec.av_packet_unref(packet);
        }
    }

    /** Size of all packets of the track that were read. */
    long trackBytes() {
        return trackBytes;
    }

    private void requireSuccess(int code) throws MediaException, IOException {
        requireSuccess(code, format, input, guard);
    }

    private static void requireSuccess(int code, AudioFormat format, NativeInput input, DecodeGuard guard)
            throws MediaException, IOException {
        if (code < 0) {
            input.rethrow();
            guard.check();
            String hint = format == AudioFormat.MP4 && input.context().seekable() == 0
                    ? " (with its index at the end it can only be read from memory)"
                    : "";
            throw new MediaException(
                    Reason.UNDECODABLE,
                    "The " + format.container() + " container cannot be read: " + FfmpegRuntime.message(code) + hint);
        }
    }

    @Override
    public void close() {
        avformat.avformat_close_input(context);
    }
}
