package org.affectlab.speech.pipeline;

import java.util.List;
import java.util.Set;

/**
 * What was found in a recording.
 *
 * @param labels in the order of all probabilities
 * @param probabilities of the whole recording: the mean of the windows' (methods/lgfa.md (b)); sums to 1
 * @param timeline ascending in time, at least one window
 * @param hopMs from one window to the next, the last one excepted
 */
public record EmotionResult(
        List<String> labels,
        double[] probabilities,
        long durationMs,
        List<WindowEmotion> timeline,
        int hopMs,
        int windowMs,
        Set<Warning> warnings) {
    public EmotionResult {
        labels = List.copyOf(labels);
        timeline = List.copyOf(timeline);
        if (timeline.isEmpty() || probabilities.length != labels.size()) {
            throw new IllegalArgumentException("a result has a window and a probability for each label");
        }
    }
}
