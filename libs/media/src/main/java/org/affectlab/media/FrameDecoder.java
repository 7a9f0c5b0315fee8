package org.affectlab.media;

import static org.affectlab.media.FfmpegRuntime.allocated;

import org.affectlab.media.MediaException.Reason;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * One FFmpeg decoder: packets in, frames of samples out, encoder delay and padding already removed.
 *
 * <p>Any error of the decoder ends the decode, so that half a recording is never taken for a whole one. The exception is MPEG
 * audio, which is often cut anywhere: frames that fail before the first good one or after the last good one are dropped, at
 * most {@value #TOLERATED_FRAMES} at either end. Owns its native context and frame until {@link #close()}. Confined to one
 * thread.
 */
final class FrameDecoder implements AutoCloseable {
    /** What becomes of a decoded frame. The frame is only valid during the call. */
    interface FrameSink {
        void accept(AVFrame frame) throws MediaException;
    }

    private static final int TOLERATED_FRAMES = 3;

    /** The largest block of the formats we read is FLAC's, 65,535 samples. */
    private static final int MAX_FRAME_SAMPLES = 1 << 16;

    private final AVCodecContext context;
    private final AVFrame frame;
    private final String codec;
    private final boolean tolerant;
    private final boolean cutPackets;
    private final FrameSink sink;
    private int failedInARow;
    private boolean anyGood;

    private FrameDecoder(AVCodecContext context, AVFrame frame, String codec, boolean cutPackets, FrameSink sink) {
        this.context = context;
        this.frame = frame;
        this.codec = codec;
        this.tolerant = codec.equals("mp3") || codec.equals("mp2");
        this.cutPackets = cutPackets || tolerant;
        this.sink = sink;
    }

    /** @param cutPackets whether a packet may be cut off by the end of the content; the caller counts samples then */
    static FrameDecoder open(AVStream track, boolean cutPackets, FrameSink sink) throws MediaException {
        String codec = codecName(track);
        AVCodec decoder = avcodec.avcodec_find_decoder(track.codecpar().codec_id());
        if (decoder == null
                || decoder.isNull()
                || !AudioCodecs.allows(decoder.name().getString())) {
            throw new MediaException(Reason.UNDECODABLE, "No decoder for codec " + codec);
        }
        AVCodecContext context = allocated(avcodec.avcodec_alloc_context3(decoder));
        AVFrame frame = null;
        try {
            int code = avcodec.avcodec_parameters_to_context(context, track.codecpar());
            context.pkt_timebase(track.time_base());
            context.thread_count(1);
            avutil.av_opt_set_int(context, "max_samples", MAX_FRAME_SAMPLES, 0);
            FrameDecoder opened =
                    new FrameDecoder(context, frame = allocated(avutil.av_frame_alloc()), codec, cutPackets, sink);
            if (!opened.tolerant) {
                context.err_recognition(avcodec.AV_EF_CRCCHECK
                        | avcodec.AV_EF_BITSTREAM
                        | avcodec.AV_EF_BUFFER
                        | avcodec.AV_EF_EXPLODE);
            }
            opened.requireSuccess(code);
            opened.requireSuccess(avcodec.avcodec_open2(context, decoder, (AVDictionary) null));
            return opened;
        } catch (MediaException | RuntimeException | Error failure) {
            if (frame != null) {
                avutil.av_frame_free(frame);
            }
            avcodec.avcodec_free_context(context);
            throw failure;
        }
    }

    static String codecName(AVStream track) {
        BytePointer name = avcodec.avcodec_get_name(track.codecpar().codec_id());
        return name.getString();
    }

    /** Decodes one packet, or with null what is still held back at the end. */
    void decode(@Nullable AVPacket packet) throws MediaException {
        if (packet != null && !cutPackets && (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0) {
            throw new MediaException(Reason.UNDECODABLE, "The " + codec + " audio is cut off or damaged");
        }
        int code = avcodec.avcodec_send_packet(context, packet);
        if (code >= 0) {
            code = receiveAll();
        }
        if (code < 0) {
            tolerateOrThrow(code);
        }
    }

    private int receiveAll() throws MediaException {
        while (true) {
            int code = avcodec.avcodec_receive_frame(context, frame);
            if (code == avutil.AVERROR_EAGAIN() || code == avutil.AVERROR_EOF) {
                return 0;
            }
            if (code < 0) {
                return code;
            }
            try {
                if (anyGood && failedInARow > 0) {
                    throw new MediaException(
                            Reason.UNDECODABLE,
                            "The " + codec + " audio is damaged: " + failedInARow + " broken frames inside");
                }
                anyGood = true;
                failedInARow = 0;
                sink.accept(frame);
            } finally {
                avutil.av_frame_unref(frame);
            }
        }
    }

    private void tolerateOrThrow(int code) throws MediaException {
        failedInARow++;
        if (!tolerant || failedInARow > TOLERATED_FRAMES) {
            requireSuccess(code);
        }
    }

    private void requireSuccess(int code) throws MediaException {
        if (code < 0) {
            throw new MediaException(
                    Reason.UNDECODABLE, "The " + codec + " audio cannot be decoded: " + FfmpegRuntime.message(code));
        }
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(context);
    }
}
