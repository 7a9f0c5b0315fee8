package org.affectlab.speech.pipeline;

import java.util.OptionalLong;
import org.affectlab.media.DecodedAudio;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/** Whether there is anything to analyse: long enough ({@value #MIN_DURATION_MS} ms for a model), with a peak of {@value #MIN_PEAK_DBFS} dBFS. Stateless. */
public final class RecordingCheck {
    public static final int MIN_DURATION_MS = 200;
    public static final int MIN_PEAK_DBFS = -80;

    private static final double MIN_PEAK = 1e-4;

    private RecordingCheck() {}

    /**
     * @return the level, so that it is measured once
     * @throws ProblemException TOO_SHORT (limits in milliseconds) or SILENT (limits in dBFS)
     */
    public static SignalLevel check(DecodedAudio audio) {
        return check(audio, MIN_DURATION_MS);
    }

    /** As {@link #check(DecodedAudio)} with another shortest duration. */
    static SignalLevel check(DecodedAudio audio, int minDurationMs) {
        if (audio.samples().length * 1000L < (long) minDurationMs * audio.sampleRateHz()) {
            throw ProblemException.withLimit(
                    ProblemCode.TOO_SHORT,
                    "The recording lasts " + audio.durationMs() + " ms; at least " + minDurationMs + " ms are needed.",
                    minDurationMs,
                    audio.durationMs());
        }
        SignalLevel level = SignalLevel.measure(audio.samples());
        if (level.peak() < MIN_PEAK) {
            throw silent(level);
        }
        return level;
    }

    private static ProblemException silent(SignalLevel level) {
        // Digital silence has no level in decibels.
        OptionalLong actual = level.peak() > 0 ? OptionalLong.of(Math.round(level.peakDbfs())) : OptionalLong.empty();
        return new ProblemException(
                ProblemCode.SILENT,
                "The loudest sample is below " + MIN_PEAK_DBFS + " dBFS.",
                OptionalLong.of(MIN_PEAK_DBFS),
                actual,
                null,
                null);
    }
}
