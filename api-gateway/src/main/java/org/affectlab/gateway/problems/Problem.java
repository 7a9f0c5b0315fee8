package org.affectlab.gateway.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/** The JSON body of an error (RFC 9457), in the same form as the services'; {@code error}, the detail again, stands under {@code /v2} only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "limit", "actual", "traceId", "error"})
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable Long limit,
        @Nullable Long actual,
        String traceId,
        @Nullable String error) {
    static Problem of(GatewayProblemException problem, String traceId, boolean openInference) {
        return new Problem(
                problem.code().type(),
                problem.code().title(),
                problem.code().status().value(),
                problem.code().name(),
                problem.detail(),
                problem.limit(),
                problem.actual(),
                traceId,
                openInference ? problem.detail() : null);
    }
}
