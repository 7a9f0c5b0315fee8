package org.affectlab.media;

import static java.util.Objects.requireNonNull;

/**
 * A decoded recording: mono, {@value AudioDecoder#SAMPLE_RATE_HZ} Hz.
 *
 * <p>The array is handed over, not copied: it belongs to the receiver. Equality is that of the array's identity.
 *
 * @param samples finite values; full scale is [-1, 1], which float sources and overshoot of lossy codecs or of the
 *     resampler may leave: nothing is clipped
 * @param sampleRateHz samples in a second
 * @param source what it was decoded from
 */
public record DecodedAudio(float[] samples, int sampleRateHz, AudioSource source) {
    public DecodedAudio {
        requireNonNull(samples, "samples is null");
        requireNonNull(source, "source is null");
        if (sampleRateHz < 1) {
            throw new IllegalArgumentException("sampleRateHz must be positive");
        }
    }

    /** Whole milliseconds, rounded down. */
    public long durationMs() {
        return samples.length * 1_000L / sampleRateHz;
    }
}
