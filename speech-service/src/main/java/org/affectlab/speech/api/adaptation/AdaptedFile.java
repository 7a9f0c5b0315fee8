package org.affectlab.speech.api.adaptation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.affectlab.servicekit.jobs.JobProblem;
import org.jspecify.annotations.Nullable;

/** A file of the archive: what is said of it, or why nothing is. */
@Schema(name = "AdaptedFile")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"item", "emotion", "probabilities", "scores", "problem"})
public record AdaptedFile(
        @Schema(description = "As the archive names it", example = "target/a.wav") String item,
        @Schema(description = "The most probable one", example = "angry") @Nullable String emotion,
        @Schema(description = "By emotion, sum 1", example = "{\"angry\":0.62,\"sad\":0.38}") @Nullable
                Map<String, Double> probabilities,
        @Schema(description = "By emotion: the regressed labels", example = "{\"angry\":0.41,\"sad\":0.3}") @Nullable
                Map<String, Double> scores,
        @Schema(description = "In place of all these") @Nullable JobProblem problem) {
    public AdaptedFile {
        requireNonNull(item, "item is null");
    }

    static AdaptedFile failed(String item, JobProblem problem) {
        return new AdaptedFile(item, null, null, null, problem);
    }
}
