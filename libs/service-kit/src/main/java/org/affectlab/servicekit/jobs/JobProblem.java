package org.affectlab.servicekit.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.OptionalLong;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Why a job failed, as it is kept. Members as in {@link org.affectlab.servicekit.problem.Problem}.
 *
 * @param detail for the caller to read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobProblem(ProblemCode code, String detail, @Nullable Long limit, @Nullable Long actual) {
    private static final int LONGEST_DETAIL = 2000;

    public JobProblem {
        detail = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }

    public static JobProblem of(ProblemException problem) {
        return new JobProblem(problem.code(), problem.detail(), boxed(problem.limit()), boxed(problem.actual()));
    }

    public ProblemException toException() {
        return new ProblemException(
                code,
                detail,
                limit == null ? OptionalLong.empty() : OptionalLong.of(limit),
                actual == null ? OptionalLong.empty() : OptionalLong.of(actual),
                null,
                null);
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
