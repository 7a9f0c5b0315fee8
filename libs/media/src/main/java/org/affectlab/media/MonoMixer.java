package org.affectlab.media;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import org.affectlab.media.MediaException.Reason;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Collects frames as 16 kHz mono and holds them to the limits while they come in, whatever the header said.
 *
 * <p>A track may change its rate or channels on the way (chained Ogg streams, AAC): the parts are joined. Counts source
 * samples, for comparison with the header. Owns the native resampler until {@link #close()}. Confined to one thread.
 */
final class MonoMixer implements FrameDecoder.FrameSink, AutoCloseable {
    private final AudioLimits limits;
    private final SampleBuffer samples;
    private @Nullable Resampler resampler;
    private @Nullable AVFrameShape first;
    private double sourceSeconds;
    private long sourceSamples;

    /** Rate and channels of a decoded frame, which may differ from the container's word. */
    record AVFrameShape(int sampleRateHz, int channels) {}

    MonoMixer(AudioLimits limits) {
        this.limits = requireNonNull(limits, "limits is null");
        long capacity = limits.maxDuration().toMillis() * AudioDecoder.SAMPLE_RATE_HZ / 1_000;
        samples = new SampleBuffer(Math.toIntExact(Math.max(1, capacity)));
    }

    @Override
    public void accept(AVFrame frame) throws MediaException {
        Resampler current = resampler;
        if (current == null || !current.fits(frame)) {
            LimitCheck.checkShape(frame.sample_rate(), frame.ch_layout().nb_channels(), limits);
            finish();
            current = Resampler.create(frame, this::append);
            resampler = current;
            if (first == null) {
                first = new AVFrameShape(frame.sample_rate(), frame.ch_layout().nb_channels());
            }
        }
        sourceSamples += frame.nb_samples();
        sourceSeconds += frame.nb_samples() / (double) frame.sample_rate();
        current.convert(frame);
    }

    /** Takes in what the filter still holds back. */
    void finish() throws MediaException {
        Resampler current = resampler;
        if (current != null) {
            current.finish();
            close();
        }
    }

    private void append(float[] values, int count) throws MediaException {
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(values[i])) {
                throw new MediaException(Reason.UNDECODABLE, "The audio holds samples that are no finite numbers");
            }
        }
        if (!samples.append(values, count)) {
            throw LimitCheck.tooLong(limits, OptionalLong.empty());
        }
    }

    /** Samples of one channel of the source so far. */
    long sourceSamples() {
        return sourceSamples;
    }

    long sourceMilliseconds() {
        return Math.round(sourceSeconds * 1_000);
    }

    /** What the first frame looked like; null before it. */
    @Nullable
    AVFrameShape shape() {
        return first;
    }

    float[] toArray() {
        return samples.toArray();
    }

    @Override
    public void close() {
        if (resampler != null) {
            resampler.close();
            resampler = null;
        }
    }
}
