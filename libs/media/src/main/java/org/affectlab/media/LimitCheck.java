package org.affectlab.media;

import java.util.OptionalLong;
import org.affectlab.media.MediaException.Reason;

/** Compares what a header or a frame says with {@link AudioLimits}. */
final class LimitCheck {
    private LimitCheck() {}

    static void checkShape(int sampleRateHz, int channels, AudioLimits limits) throws MediaException {
        if (sampleRateHz > limits.maxSampleRateHz()) {
            throw new MediaException(
                    Reason.UNSUPPORTED_SAMPLE_RATE,
                    "The sample rate is " + sampleRateHz + " Hz, the limit " + limits.maxSampleRateHz() + " Hz",
                    OptionalLong.of(limits.maxSampleRateHz()),
                    OptionalLong.of(sampleRateHz));
        }
        if (sampleRateHz < AudioLimits.MIN_SAMPLE_RATE_HZ) {
            throw new MediaException(
                    Reason.UNSUPPORTED_SAMPLE_RATE,
                    "The sample rate is " + sampleRateHz + " Hz, the lowest is " + AudioLimits.MIN_SAMPLE_RATE_HZ
                            + " Hz",
                    OptionalLong.of(AudioLimits.MIN_SAMPLE_RATE_HZ),
                    OptionalLong.of(sampleRateHz));
        }
        if (channels > limits.maxChannels()) {
            throw new MediaException(
                    Reason.TOO_MANY_CHANNELS,
                    "The recording has " + channels + " channels, the limit is " + limits.maxChannels(),
                    OptionalLong.of(limits.maxChannels()),
                    OptionalLong.of(channels));
        }
        if (channels < 1) {
            throw new MediaException(Reason.UNDECODABLE, "The recording has no channels");
        }
    }

    /** @param milliseconds {@link Long#MAX_VALUE} for a duration beyond counting */
    static void checkDuration(long milliseconds, AudioLimits limits) throws MediaException {
        if (milliseconds > limits.maxDuration().toMillis()) {
            boolean counted = milliseconds < Long.MAX_VALUE;
            throw tooLong(limits, counted ? OptionalLong.of(milliseconds) : OptionalLong.empty());
        }
    }

    static MediaException tooLong(AudioLimits limits, OptionalLong actualMilliseconds) {
        long limit = limits.maxDuration().toMillis();
        String actual = actualMilliseconds.isPresent() ? actualMilliseconds.getAsLong() + " ms" : "more";
        return new MediaException(
                Reason.TOO_LONG,
                "The recording may last " + limit + " ms at most and lasts " + actual,
                OptionalLong.of(limit),
                actualMilliseconds);
    }
}
