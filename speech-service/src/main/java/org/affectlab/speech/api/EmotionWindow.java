package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** One window of the timeline, in the recording's own time: {@code [startMs, endMs)}. */
@Schema(name = "EmotionWindow")
public record EmotionWindow(
        @Schema(example = "0") long startMs,
        @Schema(example = "2575") long endMs,
        @Schema(example = "angry") String emotion,
        @Schema(description = "By label, sum 1", example = "{\"angry\":0.81,\"sad\":0.19}")
                Map<String, Double> probabilities) {
    public EmotionWindow {
        requireNonNull(emotion, "emotion is null");
        requireNonNull(probabilities, "probabilities is null");
    }
}
