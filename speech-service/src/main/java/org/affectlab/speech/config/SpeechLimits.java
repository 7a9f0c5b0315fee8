package org.affectlab.speech.config;

import static java.util.Objects.requireNonNull;

import java.util.SortedMap;
import java.util.TreeMap;
import org.affectlab.servicekit.limits.LimitContributor;
import org.affectlab.speech.pipeline.RecordingCheck;
import org.affectlab.speech.pipeline.WindowFormat;

/** What a recording may be, for {@code GET /v1/limits}. */
final class SpeechLimits implements LimitContributor {
    private final SpeechProperties properties;

    SpeechLimits(SpeechProperties properties) {
        this.properties = requireNonNull(properties, "properties is null");
    }

    @Override
    public SortedMap<String, Long> limits() {
        SortedMap<String, Long> limits = new TreeMap<>();
        limits.put("minDurationMs", (long) RecordingCheck.MIN_DURATION_MS);
        limits.put("maxDurationMs", properties.maxDuration().toMillis());
        limits.put("maxJobDurationMs", properties.maxJobDuration().toMillis());
        limits.put("minPeakDbfs", (long) RecordingCheck.MIN_PEAK_DBFS);
        limits.put("maxChannels", (long) properties.maxChannels());
        limits.put("maxSampleRateHz", (long) properties.maxSampleRateHz());
        limits.put("maxWindows", (long) properties.maxWindows());
        limits.put("maxJobWindows", (long) properties.maxJobWindows());
        limits.put("minHopMs", (long) WindowFormat.MIN_HOP_MS);
        return limits;
    }
}
