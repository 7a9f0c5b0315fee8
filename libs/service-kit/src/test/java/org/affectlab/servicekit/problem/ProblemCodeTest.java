package org.affectlab.servicekit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {
    /** The contract with clients: nobody changes a status without changing this test. */
    @Test
    void statuses() {
        Map<ProblemCode, Integer> statuses = Arrays.stream(ProblemCode.values())
                .collect(Collectors.toMap(code -> code, code -> code.status().value()));

        assertThat(statuses)
                .containsOnly(
                        Map.entry(ProblemCode.EMPTY_BODY, 400),
                        Map.entry(ProblemCode.INVALID_PARAMETER, 400),
                        Map.entry(ProblemCode.MALFORMED_REQUEST, 400),
                        Map.entry(ProblemCode.INVALID_TENSOR, 400),
                        Map.entry(ProblemCode.UNSUPPORTED_DATATYPE, 400),
                        Map.entry(ProblemCode.UNAUTHORIZED, 401),
                        Map.entry(ProblemCode.FORBIDDEN, 403),
                        Map.entry(ProblemCode.UNKNOWN_MODEL, 404),
                        Map.entry(ProblemCode.UNKNOWN_JOB, 404),
                        Map.entry(ProblemCode.NOT_FOUND, 404),
                        Map.entry(ProblemCode.METHOD_NOT_ALLOWED, 405),
                        Map.entry(ProblemCode.NOT_ACCEPTABLE, 406),
                        Map.entry(ProblemCode.UPLOAD_TIMEOUT, 408),
                        Map.entry(ProblemCode.JOB_NOT_FINISHED, 409),
                        Map.entry(ProblemCode.JOB_CANCELLED, 409),
                        Map.entry(ProblemCode.TOO_LARGE, 413),
                        Map.entry(ProblemCode.TOO_LONG, 413),
                        Map.entry(ProblemCode.UNSUPPORTED_MEDIA_TYPE, 415),
                        Map.entry(ProblemCode.UNKNOWN_FORMAT, 415),
                        Map.entry(ProblemCode.UNDECODABLE, 415),
                        Map.entry(ProblemCode.NO_AUDIO, 422),
                        Map.entry(ProblemCode.TOO_SHORT, 422),
                        Map.entry(ProblemCode.SILENT, 422),
                        Map.entry(ProblemCode.NOT_FINITE, 422),
                        Map.entry(ProblemCode.TOO_FEW_POINTS, 422),
                        Map.entry(ProblemCode.NO_EXTENT, 422),
                        Map.entry(ProblemCode.EXTENT_TOO_LARGE, 422),
                        Map.entry(ProblemCode.MODEL_NOT_LOADABLE, 422),
                        Map.entry(ProblemCode.NO_ITEMS, 422),
                        Map.entry(ProblemCode.TOO_FEW_ITEMS, 422),
                        Map.entry(ProblemCode.TOO_MANY_ITEMS, 422),
                        Map.entry(ProblemCode.DUPLICATE_ITEM, 422),
                        Map.entry(ProblemCode.UNSAFE_NAME, 422),
                        Map.entry(ProblemCode.NESTED_ARCHIVE, 422),
                        Map.entry(ProblemCode.UNREADABLE_ITEM, 422),
                        Map.entry(ProblemCode.UNLABELLED_ITEM, 422),
                        Map.entry(ProblemCode.NO_SOURCE, 422),
                        Map.entry(ProblemCode.IDEMPOTENCY_KEY_REUSED, 422),
                        Map.entry(ProblemCode.TOO_MANY_JOBS, 429),
                        Map.entry(ProblemCode.INTERNAL_ERROR, 500),
                        Map.entry(ProblemCode.JOB_CRASHED, 500),
                        Map.entry(ProblemCode.MODEL_FAILED, 500),
                        Map.entry(ProblemCode.OVERLOADED, 503),
                        Map.entry(ProblemCode.MODEL_NOT_READY, 503),
                        Map.entry(ProblemCode.SERVICE_UNAVAILABLE, 503),
                        Map.entry(ProblemCode.DEADLINE_EXCEEDED, 504));
    }

    @Test
    void typesAreKebabCase() {
        assertThat(ProblemCode.UNSUPPORTED_MEDIA_TYPE.type())
                .hasToString("https://affectlab.org/problems/unsupported-media-type");
    }

    @Test
    void onlyRetryableCodesSayWhenToComeAgain() {
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(new ProblemException(code, "detail").retryAfter().isPresent())
                    .as(code.name())
                    .isEqualTo(code.status().value() == 503
                            || code == ProblemCode.TOO_MANY_JOBS
                            || code == ProblemCode.JOB_NOT_FINISHED);
        }
    }
}
