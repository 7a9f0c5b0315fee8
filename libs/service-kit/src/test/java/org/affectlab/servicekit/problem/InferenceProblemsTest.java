package org.affectlab.servicekit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.affectlab.inference.InferenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceProblemsTest {
    @ParameterizedTest
    @CsvSource({
        "QUEUE_FULL, OVERLOADED",
        "DEADLINE_EXCEEDED, DEADLINE_EXCEEDED",
        "CANCELLED, SERVICE_UNAVAILABLE",
        "INVALID_INPUT, INTERNAL_ERROR",
        "MODEL_FAILED, MODEL_FAILED",
        "MODEL_NOT_READY, MODEL_NOT_READY"
    })
    void everyCodeHasAProblem(InferenceException.Code code, ProblemCode expected) {
        ProblemException problem =
                InferenceProblems.translate(new InferenceException(code, "tensor (3, 4) of worker 1"));

        assertThat(problem.code()).isEqualTo(expected);
        assertThat(problem.detail()).doesNotContain("tensor", "worker");
    }

    @Test
    void theQueueSaysWhenToComeAgain() {
        assertThat(InferenceProblems.translate(InferenceException.queueFull(Duration.ofMillis(2500)))
                        .retryAfter())
                .contains(Duration.ofMillis(2500));
    }
}
