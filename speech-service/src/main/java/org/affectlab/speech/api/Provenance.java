package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.affectlab.speech.pipeline.Warning;

/** How an answer came about: enough to repeat it and to cite it. */
@Schema(name = "Provenance")
public record Provenance(
        @Schema(example = "lgfa-ravdess") String model,
        @Schema(example = "1") String version,
        @Schema(example = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") String digest,
        @Schema(description = "How much of the recording was analysed", example = "3303") long analysedMs,
        Decoder decoder,
        Preprocessing preprocessing,
        List<Warning> warnings) {
    public Provenance {
        requireNonNull(model, "model is null");
        requireNonNull(version, "version is null");
        requireNonNull(digest, "digest is null");
        requireNonNull(decoder, "decoder is null");
        requireNonNull(preprocessing, "preprocessing is null");
        warnings = List.copyOf(warnings);
    }

    /** What the upload was before it was decoded. */
    @Schema(name = "Decoder")
    public record Decoder(
            @Schema(example = "flac") String container,
            @Schema(example = "flac") String codec,
            @Schema(example = "48000") int sourceSampleRateHz,
            @Schema(example = "1") int channels) {}

    /** How the waveform was cut. */
    @Schema(name = "Preprocessing")
    public record Preprocessing(
            @Schema(example = "16000") int sampleRateHz,
            @Schema(example = "2575") int windowMs,
            @Schema(example = "1280") int hopMs,
            @Schema(example = "2") int windows) {}
}
