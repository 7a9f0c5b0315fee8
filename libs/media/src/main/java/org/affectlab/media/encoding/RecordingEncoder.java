package org.affectlab.media.encoding;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Writes 16 kHz mono samples in one form, in memory. Each call of {@link #encode} owns its native memory and frees it; calls from several
 * threads do not meet.
 */
public final class RecordingEncoder implements AutoCloseable {
    private static final int SAMPLE_RATE_HZ = 16_000;
    private static final int FREE_FRAME_SAMPLES = 1_024;

    private final RecordingForm form;
    private final AVFormatContext container = new AVFormatContext(null);
    private final AVCodecContext context;
    private final AVIOContext buffer = new AVIOContext(null);
    private final AVStream stream;
    private final AVPacket packet;

    private RecordingEncoder(RecordingForm form) throws IOException {
        this.form = form;
        AVCodec encoder = avcodec.avcodec_find_encoder_by_name(form.encoder());
        if (encoder == null || encoder.isNull()) {
            throw new IOException("this FFmpeg has no encoder " + form.encoder());
        }
        require(avformat.avformat_alloc_output_context2(container, null, form.container(), null), "container");
        context = requireNonNull(avcodec.avcodec_alloc_context3(encoder), "out of memory");
        context.sample_rate(SAMPLE_RATE_HZ);
        avutil.av_channel_layout_default(context.ch_layout(), 1);
        context.sample_fmt(FrameFiller.format(form.samples()));
        if (form.bitRate() > 0) {
            context.bit_rate(form.bitRate());
        }
        if ((container.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
            context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        }
        require(avcodec.avcodec_open2(context, encoder, (AVDictionary) null), "encoder " + form.encoder());
        stream = requireNonNull(avformat.avformat_new_stream(container, null), "out of memory");
        stream.time_base(context.time_base());
        require(avcodec.avcodec_parameters_from_context(stream.codecpar(), context), "stream");
        require(avformat.avio_open_dyn_buf(buffer), "buffer");
        container.pb(buffer);
        packet = requireNonNull(avcodec.av_packet_alloc(), "out of memory");
    }

    /**
     * @param samples in [−1, 1]
     * @throws IOException if this FFmpeg cannot write the form
     */
    public static byte[] encode(float[] samples, RecordingForm form) throws IOException {
        try (RecordingEncoder encoder = new RecordingEncoder(form)) {
            return encoder.write(samples);
        }
    }

    private byte[] write(float[] samples) throws IOException {
        require(avformat.avformat_write_header(container, (AVDictionary) null), "header");
        int step = context.frame_size() > 0 ? context.frame_size() : FREE_FRAME_SAMPLES;
        for (int start = 0; start < samples.length; start += step) {
            send(samples, start, Math.min(step, samples.length - start));
        }
        require(avcodec.avcodec_send_frame(context, null), "flush");
        drain();
        require(avformat.av_write_trailer(container), "trailer");
        BytePointer bytes = new BytePointer((BytePointer) null);
        int size = avformat.avio_close_dyn_buf(buffer, bytes);
        container.pb(null);
        buffer.setNull();
        try {
            byte[] content = new byte[size];
            bytes.get(content);
            return content;
        } finally {
            avutil.av_free(bytes);
        }
    }

    private void send(float[] samples, int start, int count) throws IOException {
        AVFrame frame = requireNonNull(avutil.av_frame_alloc(), "out of memory");
        try {
            frame.nb_samples(count);
            frame.format(context.sample_fmt());
            frame.sample_rate(SAMPLE_RATE_HZ);
            avutil.av_channel_layout_default(frame.ch_layout(), 1);
            frame.pts(start);
            require(avutil.av_frame_get_buffer(frame, 0), "frame");
            FrameFiller.fill(frame, form.samples(), samples, start, count);
            require(avcodec.avcodec_send_frame(context, frame), "samples");
        } finally {
            avutil.av_frame_free(frame);
        }
        drain();
    }

    private void drain() throws IOException {
        while (true) {
            int code = avcodec.avcodec_receive_packet(context, packet);
            if (code == avutil.AVERROR_EAGAIN() || code == avutil.AVERROR_EOF) {
                return;
            }
            require(code, "packet");
            packet.stream_index(stream.index());
            avcodec.av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
            require(avformat.av_interleaved_write_frame(container, packet), "packet");
        }
    }

    private void require(int code, String what) throws IOException {
        if (code < 0) {
            throw new IOException("FFmpeg cannot write " + form.title() + ": " + what + ", error " + code);
        }
    }

    @Override
    public void close() {
        if (!buffer.isNull()) {
            BytePointer bytes = new BytePointer((BytePointer) null);
            avformat.avio_close_dyn_buf(buffer, bytes);
            avutil.av_free(bytes);
            container.pb(null);
        }
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(context);
        avformat.avformat_free_context(container);
    }
}
