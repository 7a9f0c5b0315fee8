package org.affectlab.gateway.problems;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An error that the gateway answers itself. The detail is shown to the caller, so it names no internal address. Immutable
 * but for the headers, which belong to the one who throws.
 */
public final class GatewayProblemException extends RuntimeException {
    private final ProblemCode code;
    private final String detail;
    private final @Nullable Long limit;
    private final @Nullable Long actual;
    private final HttpHeaders headers;

    private GatewayProblemException(
            ProblemCode code,
            String detail,
            @Nullable Long limit,
            @Nullable Long actual,
            HttpHeaders headers,
            @Nullable Throwable cause) {
        // An answer, not a fault: nobody reads its stack, and every refused upload would pay for it.
        super(code + ": " + detail, cause, false, false);
        this.code = requireNonNull(code, "code is null");
        this.detail = requireNonNull(detail, "detail is null");
        this.limit = limit;
        this.actual = actual;
        this.headers = requireNonNull(headers, "headers is null");
    }

    public GatewayProblemException(ProblemCode code, String detail) {
        this(code, detail, null, null, new HttpHeaders(), null);
    }

    public GatewayProblemException(ProblemCode code, String detail, HttpHeaders headers, @Nullable Throwable cause) {
        this(code, detail, null, null, headers, cause);
    }

    /** A limit that was exceeded; {@code actual} is null where the request was refused before its size was known. */
    public static GatewayProblemException overLimit(
            ProblemCode code, String detail, long limit, @Nullable Long actual) {
        return new GatewayProblemException(code, detail, limit, actual, new HttpHeaders(), null);
    }

    /** An error that passes by itself: carries {@code Retry-After} in whole seconds, 1 or more. */
    public static GatewayProblemException retryable(
            ProblemCode code, String detail, Duration retryAfter, @Nullable Throwable cause) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        return new GatewayProblemException(code, detail, null, null, headers, cause);
    }

    /** A quota that is used up, and when there is something again. */
    public static GatewayProblemException quota(String detail, long limit, Duration retryAfter) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        return new GatewayProblemException(ProblemCode.QUOTA_EXCEEDED, detail, limit, null, headers, null);
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public @Nullable Long limit() {
        return limit;
    }

    public @Nullable Long actual() {
        return actual;
    }

    public HttpHeaders headers() {
        return headers;
    }

    public Optional<String> retryAfter() {
        return Optional.ofNullable(headers.getFirst(HttpHeaders.RETRY_AFTER));
    }
}
