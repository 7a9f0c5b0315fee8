package org.affectlab.servicekit.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * The whole vocabulary of errors. Clients branch on these names, so a constant is never renamed and never changes its status; new ones
 * may be added. The type is {@code https://affectlab.org/problems/<kebab-case name>}.
 */
public enum ProblemCode {
    EMPTY_BODY(HttpStatus.BAD_REQUEST, "The request has no body"),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is not valid"),
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request is malformed"),
    INVALID_TENSOR(HttpStatus.BAD_REQUEST, "A tensor is not what the model takes"),
    UNSUPPORTED_DATATYPE(HttpStatus.BAD_REQUEST, "The datatype is not supported"),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Not authenticated"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed here"),
    UNKNOWN_MODEL(HttpStatus.NOT_FOUND, "There is no such model"),
    UNKNOWN_JOB(HttpStatus.NOT_FOUND, "There is no such job"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No acceptable form of the answer exists"),
    UPLOAD_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The upload took too long"),
    JOB_NOT_FINISHED(HttpStatus.CONFLICT, "The job has not ended yet"),
    JOB_CANCELLED(HttpStatus.CONFLICT, "The job was cancelled"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The upload is too large"),
    TOO_LONG(HttpStatus.CONTENT_TOO_LARGE, "The recording is too long"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The content type is not supported"),
    UNKNOWN_FORMAT(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The format of the upload is not known"),
    UNDECODABLE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The upload cannot be decoded"),
    NO_AUDIO(HttpStatus.UNPROCESSABLE_CONTENT, "The upload contains no audio"),
    TOO_SHORT(HttpStatus.UNPROCESSABLE_CONTENT, "The recording is too short"),
    SILENT(HttpStatus.UNPROCESSABLE_CONTENT, "The recording is silent"),
    NOT_FINITE(HttpStatus.UNPROCESSABLE_CONTENT, "The answer holds values that are no finite numbers"),
    TOO_FEW_POINTS(HttpStatus.UNPROCESSABLE_CONTENT, "The cloud has too few points"),
    NO_EXTENT(HttpStatus.UNPROCESSABLE_CONTENT, "The cloud's points lie at one place"),
    EXTENT_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT, "The cloud's points lie too far apart"),
    MODEL_NOT_LOADABLE(HttpStatus.UNPROCESSABLE_CONTENT, "The model cannot be loaded"),
    NO_ITEMS(HttpStatus.UNPROCESSABLE_CONTENT, "The archive has no items"),
    TOO_FEW_ITEMS(HttpStatus.UNPROCESSABLE_CONTENT, "The archive has too few usable items"),
    TOO_MANY_ITEMS(HttpStatus.UNPROCESSABLE_CONTENT, "The archive has too many items"),
    DUPLICATE_ITEM(HttpStatus.UNPROCESSABLE_CONTENT, "Two items have one name"),
    UNSAFE_NAME(HttpStatus.UNPROCESSABLE_CONTENT, "The item has an unsafe name"),
    NESTED_ARCHIVE(HttpStatus.UNPROCESSABLE_CONTENT, "The item is an archive"),
    UNREADABLE_ITEM(HttpStatus.UNPROCESSABLE_CONTENT, "The item cannot be read"),
    UNLABELLED_ITEM(HttpStatus.UNPROCESSABLE_CONTENT, "The item has no label"),
    NO_SOURCE(HttpStatus.UNPROCESSABLE_CONTENT, "There is nothing to adapt from"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key belongs to another request"),
    TOO_MANY_JOBS(HttpStatus.TOO_MANY_REQUESTS, "Too many jobs are open"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed"),
    JOB_CRASHED(HttpStatus.INTERNAL_SERVER_ERROR, "The service died at this job"),
    MODEL_FAILED(HttpStatus.INTERNAL_SERVER_ERROR, "The model failed"),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "The service is full"),
    MODEL_NOT_READY(HttpStatus.SERVICE_UNAVAILABLE, "The model is not ready"),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service is not available"),
    DEADLINE_EXCEEDED(HttpStatus.GATEWAY_TIMEOUT, "The deadline has passed");

    private static final String TYPE_BASE = "https://affectlab.org/problems/";

    private final HttpStatus status;
    private final String title;
    private final URI type;

    ProblemCode(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
        this.type = URI.create(TYPE_BASE + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public URI type() {
        return type;
    }

    /** Whether an answer with this code must carry {@code Retry-After}. */
    public boolean retryable() {
        return status == HttpStatus.SERVICE_UNAVAILABLE
                || status == HttpStatus.TOO_MANY_REQUESTS
                || this == JOB_NOT_FINISHED;
    }
}
