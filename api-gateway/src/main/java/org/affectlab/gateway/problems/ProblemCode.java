package org.affectlab.gateway.problems;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The errors that the gateway itself answers. Code, status and type of each are part of the public interface. */
public enum ProblemCode {
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "Invalid parameter"),
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "Malformed HTTP request"),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Not authenticated"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed with this key"),
    ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN, "Origin not allowed"),
    UNKNOWN_MODEL(HttpStatus.NOT_FOUND, "Unknown model"),
    UNKNOWN_JOB(HttpStatus.NOT_FOUND, "Unknown job"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable"),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "Request body stalled"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Request body too large"),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "Request line too long"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Request headers too large"),
    QUOTA_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS, "Quota used up"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error"),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Overloaded"),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable"),
    DEADLINE_EXCEEDED(HttpStatus.GATEWAY_TIMEOUT, "Deadline exceeded");

    private static final String TYPE_PREFIX = "https://affectlab.org/problems/";

    private final HttpStatus status;
    private final String title;

    ProblemCode(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The stable {@code type}: the code in kebab case under Affectlab's problem address. */
    public String type() {
        return TYPE_PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
