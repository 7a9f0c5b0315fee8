package org.affectlab.speech.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** Functionals of one window, in the recording's own time: {@code [startMs, endMs)}. */
@Schema(name = "FeatureWindow")
public record FeatureWindow(
        @Schema(example = "0") long startMs,
        @Schema(example = "1000") long endMs,
        @Schema(description = "By name, in the set's order", example = "{\"loudness_sma3_amean\":0.84}")
                Map<String, Double> functionals) {
    public FeatureWindow {
        functionals = NamedValues.copyOf(functionals);
    }
}
