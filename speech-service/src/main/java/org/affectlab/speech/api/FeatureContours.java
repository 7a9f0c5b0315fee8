package org.affectlab.speech.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Low-level descriptors of a recording: row {@code n} of the values is at {@code n * hopMs}. In single precision.
 *
 * @param names of a row's values, in their order
 */
@Schema(name = "FeatureContours")
public record FeatureContours(
        @Schema(example = "10") int hopMs,
        @Schema(example = "[\"Loudness_sma3\",\"alphaRatio_sma3\"]") List<String> names,
        @Schema(description = "A row each hop, a value each name", example = "[[0.81,-9.4],[0.83,-9.1]]")
                List<float[]> values) {
    public FeatureContours {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }
}
