package org.affectlab.servicekit.problem;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer (RFC 9457, {@code application/problem+json}). {@code limit} and {@code actual} are present where the error
 * is a limit that was passed; their unit stands in {@code detail}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "limit", "actual", "traceId", "error"})
@Schema(name = "Problem", description = "An error after RFC 9457; clients branch on code")
public record Problem(
        @Schema(example = "https://affectlab.org/problems/too-short", requiredMode = Schema.RequiredMode.REQUIRED)
                URI type,
        @Schema(example = "The recording is too short", requiredMode = Schema.RequiredMode.REQUIRED) String title,
        @Schema(example = "422", requiredMode = Schema.RequiredMode.REQUIRED) int status,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ProblemCode code,
        @Schema(
                        example = "The recording lasts 50 ms; at least 200 ms are needed.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String detail,
        @Schema(description = "The limit that was passed", example = "200") @Nullable Long limit,
        @Schema(description = "The actual value, where it is known", example = "50") @Nullable Long actual,
        @Schema(example = "4bf92f3577b34da6a3ce929d0e0e4736", requiredMode = Schema.RequiredMode.REQUIRED)
                String traceId,
        @Schema(description = "Under /v2 only: the detail again, where the Open Inference Protocol wants it") @Nullable
                String error) {

    public Problem {
        requireNonNull(type, "type is null");
        requireNonNull(title, "title is null");
        requireNonNull(code, "code is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(traceId, "traceId is null");
    }

    static Problem of(ProblemException exception, String traceId, boolean openInference) {
        ProblemCode code = exception.code();
        return new Problem(
                code.type(),
                code.title(),
                code.status().value(),
                code,
                exception.detail(),
                boxed(exception.limit()),
                boxed(exception.actual()),
                traceId,
                openInference ? exception.detail() : null);
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
