package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.affectlab.speech.pipeline.Warning;
import org.jspecify.annotations.Nullable;

/** How acoustic parameters came about: enough to repeat them and to cite them. */
@Schema(name = "FeatureProvenance")
@JsonPropertyOrder({"parameterSet", "implementation", "version", "analysedMs", "decoder", "preprocessing", "warnings"})
public record FeatureProvenance(
        @Schema(description = "The set's usual name with its release", example = "eGeMAPSv02") String parameterSet,
        @Schema(example = "affectlab-acoustics") String implementation,
        @Schema(description = "Changes with the values", example = "1") String version,
        @Schema(description = "How much of the recording was analysed", example = "3303") long analysedMs,
        Provenance.Decoder decoder,
        Preprocessing preprocessing,
        List<Warning> warnings) {
    /** What computes. */
    static final String IMPLEMENTATION = "affectlab-acoustics";

    /** To be raised whenever a value of any recording changes by more than rounding. */
    static final String VERSION = "1";

    public FeatureProvenance {
        requireNonNull(parameterSet, "parameterSet is null");
        requireNonNull(implementation, "implementation is null");
        requireNonNull(version, "version is null");
        requireNonNull(decoder, "decoder is null");
        requireNonNull(preprocessing, "preprocessing is null");
        warnings = List.copyOf(warnings);
    }

    /** How the waveform was cut; without windows it was not. */
    @Schema(name = "FeaturePreprocessing")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"sampleRateHz", "windowMs", "hopMs", "windows"})
    public record Preprocessing(
            @Schema(example = "16000") int sampleRateHz,
            @Schema(example = "1000") @Nullable Integer windowMs,
            @Schema(example = "1000") @Nullable Integer hopMs,
            @Schema(example = "3") @Nullable Integer windows) {}
}
