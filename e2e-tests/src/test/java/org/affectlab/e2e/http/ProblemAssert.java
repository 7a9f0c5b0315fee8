package org.affectlab.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;
import tools.jackson.databind.JsonNode;

/** What every refusal must be: an RFC 9457 problem with its code, in time, traceable, and silent about the inside. */
public final class ProblemAssert extends AbstractAssert<ProblemAssert, Answer> {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private ProblemAssert(Answer actual) {
        super(actual, ProblemAssert.class);
    }

    public static ProblemAssert assertThatProblem(Answer answer) {
        return new ProblemAssert(answer);
    }

    /** Status, code and everything that all problems share. */
    public ProblemAssert is(int status, String code) {
        assertThat(actual.status()).as("status; the body is %s", actual.body()).isEqualTo(status);
        assertThat(actual.contentType()).isEqualTo("application/problem+json");
        JsonNode problem = actual.json();
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asString())
                .isEqualTo("https://affectlab.org/problems/"
                        + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}").isEqualTo(actual.header("X-Trace-Id"));
        assertThat(actual.body()).doesNotContain("Exception", "org.affectlab", "org.springframework", "\tat ");
        return this;
    }

    /** In under two seconds. */
    public ProblemAssert comesInTime() {
        assertThat(actual.elapsed()).as("time to the answer").isLessThan(LIMIT);
        return this;
    }

    /**
     * In under two seconds after its reason was there.
     *
     * @param nanoTime when that was, as {@link System#nanoTime}; to be called as soon as the answer has come
     */
    public ProblemAssert comesInTimeAfter(long nanoTime) {
        assertThat(Duration.ofNanos(System.nanoTime() - nanoTime))
                .as("time from the reason to the answer")
                .isLessThan(LIMIT);
        return this;
    }

    /** The limit that was broken and by what. */
    public ProblemAssert names(long limit, long actualValue) {
        assertThat(actual.json().path("limit").asLong()).isEqualTo(limit);
        assertThat(actual.json().path("actual").asLong()).isEqualTo(actualValue);
        return this;
    }
}
