package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.jspecify.annotations.Nullable;

/** One line of {@code GET /v1/models}. What stands in the manifest is missing while, or because, the manifest could not be read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ModelSummary")
public record ModelSummary(
        @Schema(example = "lgfa-ravdess") String name,
        @Schema(example = "1") String version,
        @Schema(example = "speech-emotion") @Nullable String task,
        @Schema(
                        description = "READY takes requests; UNLOADED is loaded when it is asked for, or was unloaded",
                        allowableValues = {"UNLOADED", "LOADING", "READY", "FAILED", "CLOSED"})
                ModelState state,
        @Schema(description = "Why the model failed or is not loaded", example = "DIGEST_MISMATCH: model.pt") @Nullable
                String reason,
        @Schema(example = "[\"neutral\",\"happy\",\"sad\",\"angry\"]") List<String> labels,
        @Schema(example = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") @Nullable
                String digest,
        @Schema(description = "Trained on simulated data") @Nullable Boolean demo,
        @Schema(example = "CC-BY-NC-SA-4.0") @Nullable String licence,
        @Schema(description = "Whether the name means this version because its operator says so") boolean stable,
        @Schema(description = "What is wrong although the model serves, for instance a replacement that was refused")
                List<String> warnings) {
    public ModelSummary {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(state, "state is null");
        labels = List.copyOf(labels);
        warnings = List.copyOf(warnings);
    }

    static ModelSummary of(ModelStatus status) {
        ModelManifest manifest = status.manifest();
        return new ModelSummary(
                status.name(),
                status.version(),
                manifest == null ? null : manifest.task(),
                published(status.state()),
                status.reason(),
                manifest == null ? List.of() : manifest.labels(),
                status.digest(),
                manifest == null ? null : manifest.demo(),
                manifest == null ? null : manifest.licence(),
                status.stable(),
                status.warnings());
    }

    /** Clients know fewer states than operators: those in between would only make them branch. */
    private static ModelState published(ModelState state) {
        return switch (state) {
            case WARMING -> ModelState.LOADING;
            case RETIRING -> ModelState.CLOSED;
            case UNLOADED, LOADING, READY, FAILED, CLOSED -> state;
        };
    }
}
