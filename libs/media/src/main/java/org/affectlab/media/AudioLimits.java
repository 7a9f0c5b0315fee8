package org.affectlab.media;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a recording may be at most. Checked against the header and again while decoding; immutable.
 *
 * @param maxDuration longest recording that is decoded, at most 24 hours; it also bounds the memory: 64 kB for each second
 * @param maxChannels most channels, 1 to 64
 * @param maxSampleRateHz highest sample rate of the source; the lowest is always {@value #MIN_SAMPLE_RATE_HZ} Hz
 */
public record AudioLimits(Duration maxDuration, int maxChannels, int maxSampleRateHz) {
    /** No speech is recorded below this rate (our choice). */
    public static final int MIN_SAMPLE_RATE_HZ = 1_000;

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_CHANNELS = 64;

    public AudioLimits {
        requireNonNull(maxDuration, "maxDuration is null");
        if (maxDuration.isNegative() || maxDuration.isZero() || maxDuration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("maxDuration must be positive and at most 24 hours");
        }
        if (maxChannels < 1 || maxChannels > MOST_CHANNELS) {
            throw new IllegalArgumentException("maxChannels must be 1 to 64");
        }
        if (maxSampleRateHz < MIN_SAMPLE_RATE_HZ) {
            throw new IllegalArgumentException("maxSampleRateHz must be at least " + MIN_SAMPLE_RATE_HZ);
        }
    }

    /** 10 minutes, 32 channels, 384 kHz. */
    public static AudioLimits defaults() {
        return new AudioLimits(Duration.ofMinutes(10), 32, 384_000);
    }
}
