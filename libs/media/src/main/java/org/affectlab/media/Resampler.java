package org.affectlab.media;

import static org.affectlab.media.FfmpegRuntime.allocated;

import java.util.Arrays;
import org.affectlab.media.MediaException.Reason;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Frames of one rate, channel count and sample type to 16 kHz mono float.
 *
 * <p>Mono is the mean of all channels, whatever their positions. Integer samples are divided by their full scale, so 16 and
 * 24 bits at 16 kHz mono come out exactly. The filter is a Kaiser-windowed sinc of libswresample, without delay: sample 0 in
 * is sample 0 out. The same input gives the same output, however it is cut into frames; its length
 * is right to one sample, except that what is shorter than half the filter, 4 ms, comes out empty. Owns its native objects until
 * {@link #close()}. Confined to one thread.
 */
final class Resampler implements AutoCloseable {
    /** What becomes of the samples. The array is reused after the call. */
    interface SampleSink {
        void accept(float[] samples, int count) throws MediaException;
    }

    // Our choice: zero crossings on either side and edge of the pass band in parts of the lower Nyquist rate.
    private static final int FILTER_TAPS = 64;
    private static final double CUTOFF = 0.95;

    private final int rate;
    private final int channels;
    private final int sampleFormat;
    private final SampleSink sink;
    private final SwrContext context;
    private final PointerPointer<Pointer> planes = new PointerPointer<>(1);
    private FloatPointer output = new FloatPointer();
    private float[] values = new float[0];

    private Resampler(AVFrame frame, SampleSink sink, SwrContext context) {
        this.rate = frame.sample_rate();
        this.channels = frame.ch_layout().nb_channels();
        this.sampleFormat = frame.format();
        this.sink = sink;
        this.context = context;
    }

    /** A resampler for frames like this one. */
    static Resampler create(AVFrame frame, SampleSink sink) throws MediaException {
        int channels = frame.ch_layout().nb_channels();
        SwrContext context = new SwrContext(null);
        try (AVChannelLayout from = layout(channels);
                AVChannelLayout mono = layout(1)) {
            int code = swresample.swr_alloc_set_opts2(
                    context,
                    mono,
                    avutil.AV_SAMPLE_FMT_FLT,
                    AudioDecoder.SAMPLE_RATE_HZ,
                    from,
                    frame.format(),
                    frame.sample_rate(),
                    0,
                    null);
            requireSuccess(code);
            avutil.av_opt_set_int(context, "filter_size", FILTER_TAPS, 0);
            avutil.av_opt_set_double(context, "cutoff", CUTOFF, 0);
            avutil.av_opt_set_int(context, "linear_interp", 1, 0);
            double[] mean = new double[channels];
            Arrays.fill(mean, 1.0 / channels);
            requireSuccess(swresample.swr_set_matrix(context, mean, channels));
            requireSuccess(swresample.swr_init(context));
            return new Resampler(frame, sink, context);
        } catch (MediaException | RuntimeException | Error failure) {
            swresample.swr_free(context);
            throw failure;
        }
    }

    /** Positions are left open on purpose: a mean needs none, and FFmpeg would weigh known positions. */
    private static AVChannelLayout layout(int channels) {
        AVChannelLayout layout = new AVChannelLayout();
        layout.order(avutil.AV_CHANNEL_ORDER_UNSPEC);
        layout.nb_channels(channels);
        return layout;
    }

    boolean fits(AVFrame frame) {
        return frame.sample_rate() == rate
                && frame.ch_layout().nb_channels() == channels
                && frame.format() == sampleFormat;
    }

    void convert(AVFrame frame) throws MediaException {
        convert(frame.extended_data(), frame.nb_samples());
    }

    /** Gives out what the filter still holds. Nothing may be converted afterwards. */
    void finish() throws MediaException {
        convert(null, 0);
    }

    private void convert(PointerPointer<?> input, int count) throws MediaException {
        int room = swresample.swr_get_out_samples(context, count);
        requireSuccess(room);
        reserve(room);
        int converted = swresample.swr_convert(context, planes, room, input, count);
        requireSuccess(converted);
        if (converted > 0) {
            output.get(values, 0, converted);
            sink.accept(values, converted);
        }
    }

    private void reserve(int samples) {
        if (values.length < samples) {
            avutil.av_free(output);
            output = new FloatPointer();
            output = new FloatPointer(allocated(avutil.av_malloc((long) samples * Float.BYTES)));
            values = new float[samples];
            planes.put(0, output);
        }
    }

    private static void requireSuccess(int code) throws MediaException {
        if (code < 0) {
            throw new MediaException(
                    Reason.UNDECODABLE, "The audio cannot be resampled: " + FfmpegRuntime.message(code));
        }
    }

    @Override
    public void close() {
        avutil.av_free(output);
        planes.close();
        swresample.swr_free(context);
    }
}
