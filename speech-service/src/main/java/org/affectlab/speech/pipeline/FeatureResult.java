package org.affectlab.speech.pipeline;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was computed of a recording.
 *
 * @param spans ascending in time, at least one: the windows, or the recording as a whole
 * @param contours a row of the set's descriptors every 10 ms, finite; null if they were not wanted
 */
public record FeatureResult(
        FeatureQuery query,
        long durationMs,
        List<FeatureSpan> spans,
        @Nullable List<float[]> contours,
        Set<Warning> warnings) {
    public FeatureResult {
        spans = List.copyOf(spans);
        contours = contours == null ? null : List.copyOf(contours);
        warnings = Set.copyOf(warnings);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("a result has a span");
        }
    }
}
