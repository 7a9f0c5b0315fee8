package org.affectlab.servicekit.problem;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An error that the client may read. {@code detail} is written for the user of the service: it names what was wrong and what would be
 * right, and never contains names of classes, paths of this machine or content of the upload. Immutable but for what every exception carries.
 */
public final class ProblemException extends RuntimeException {
    private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(1);

    private final ProblemCode code;
    private final String detail;
    private final OptionalLong limit;
    private final OptionalLong actual;
    private final @Nullable Duration retryAfter;

    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, OptionalLong.empty(), OptionalLong.empty(), null, null);
    }

    public ProblemException(
            ProblemCode code,
            String detail,
            OptionalLong limit,
            OptionalLong actual,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        this(code, detail, limit, actual, retryAfter, cause, true);
    }

    private ProblemException(
            ProblemCode code,
            String detail,
            OptionalLong limit,
            OptionalLong actual,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause,
            boolean withTrace) {
        super(code + ": " + detail, cause, true, withTrace);
        this.code = requireNonNull(code, "code is null");
        this.detail = requireNonNull(detail, "detail is null");
        this.limit = requireNonNull(limit, "limit is null");
        this.actual = requireNonNull(actual, "actual is null");
        this.retryAfter = retryAfter;
    }

    /** A refusal under load, which has to be cheap: without a stack trace. */
    public static ProblemException refusal(ProblemCode code, String detail, @Nullable Duration retryAfter) {
        return new ProblemException(code, detail, OptionalLong.empty(), OptionalLong.empty(), retryAfter, null, false);
    }

    public static ProblemException withLimit(ProblemCode code, String detail, long limit, long actual) {
        return new ProblemException(code, detail, OptionalLong.of(limit), OptionalLong.of(actual), null, null);
    }

    /** For limits whose excess is only known to exist, not how large it is. */
    public static ProblemException withLimit(ProblemCode code, String detail, long limit) {
        return new ProblemException(code, detail, OptionalLong.of(limit), OptionalLong.empty(), null, null);
    }

    public static ProblemException causedBy(ProblemCode code, String detail, @Nullable Throwable cause) {
        return new ProblemException(code, detail, OptionalLong.empty(), OptionalLong.empty(), null, cause);
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public OptionalLong limit() {
        return limit;
    }

    public OptionalLong actual() {
        return actual;
    }

    /** Present exactly when the code is retryable. */
    public Optional<Duration> retryAfter() {
        if (!code.retryable()) {
            return Optional.empty();
        }
        return Optional.of(retryAfter == null ? DEFAULT_RETRY_AFTER : retryAfter);
    }
}
