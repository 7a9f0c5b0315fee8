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
        ModelState state,
        @Schema(description = "Why the model failed", example = "DIGEST_MISMATCH: model.pt") @Nullable String reason,
        @Schema(example = "[\"neutral\",\"happy\",\"sad\",\"angry\"]") List<String> labels,
        @Schema(example = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") @Nullable
                String digest,
        @Schema(description = "Trained on simulated data") @Nullable Boolean demo,
        @Schema(example = "CC-BY-NC-SA-4.0") @Nullable String licence) {
    public ModelSummary {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(state, "state is null");
        labels = List.copyOf(labels);
    }

    static ModelSummary of(ModelStatus status) {
        ModelManifest manifest = status.manifest();
        return new ModelSummary(
                status.name(),
                status.version(),
                manifest == null ? null : manifest.task(),
                status.state(),
                status.reason(),
                manifest == null ? List.of() : manifest.labels(),
                status.digest(),
                manifest == null ? null : manifest.demo(),
                manifest == null ? null : manifest.licence());
    }
}
