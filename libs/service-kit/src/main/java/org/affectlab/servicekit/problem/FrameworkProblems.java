package org.affectlab.servicekit.problem;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * The framework's own errors in our vocabulary. Everything that it does not know becomes INTERNAL_ERROR whose detail says nothing about the
 * inside; the cause goes to the log only.
 */
final class FrameworkProblems {
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(5);

    private FrameworkProblems() {}

    static ProblemException translate(Throwable error) {
        if (error instanceof HttpRequestMethodNotSupportedException wrongMethod) {
            return methodNotAllowed(wrongMethod);
        }
        if (error instanceof HttpMediaTypeNotSupportedException wrongType) {
            return problem(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "This address takes " + names(wrongType.getSupportedMediaTypes())
                            + "; say which with the Content-Type header.",
                    error);
        }
        if (error instanceof HttpMediaTypeNotAcceptableException notAcceptable) {
            List<MediaType> supported = notAcceptable.getSupportedMediaTypes();
            String detail = supported.isEmpty()
                    ? "The Accept header cannot be read or nothing matches it."
                    : "The answer exists as " + names(supported) + ".";
            return problem(ProblemCode.NOT_ACCEPTABLE, detail, error);
        }
        if (error instanceof MissingServletRequestParameterException missing) {
            return problem(
                    ProblemCode.INVALID_PARAMETER,
                    "The parameter " + missing.getParameterName() + " is missing.",
                    error);
        }
        if (error instanceof MethodArgumentTypeMismatchException mismatch) {
            return problem(
                    ProblemCode.INVALID_PARAMETER,
                    "The parameter " + mismatch.getName() + " is not " + typeName(mismatch) + ".",
                    error);
        }
        if (error instanceof DataAccessException gone) {
            return new ProblemException(
                    ProblemCode.SERVICE_UNAVAILABLE,
                    "The data base of jobs does not answer; try again.",
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    DATABASE_RETRY,
                    gone);
        }
        if (error instanceof ErrorResponse response) {
            return ofStatus(response.getStatusCode().value(), error);
        }
        return ofStatus(500, error);
    }

    /** The problem for a bare status, as the servlet container reports it. */
    static ProblemException ofStatus(int status, @Nullable Throwable cause) {
        return switch (status) {
            case 404 ->
                problem(ProblemCode.NOT_FOUND, "Nothing is served at this address; /v3/api-docs lists what is.", cause);
            case 405 -> problem(ProblemCode.METHOD_NOT_ALLOWED, "This address does not take this method.", cause);
            case 406 -> problem(ProblemCode.NOT_ACCEPTABLE, "Nothing matches the Accept header.", cause);
            case 413 -> problem(ProblemCode.TOO_LARGE, "The request is too large.", cause);
            case 415 -> problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The Content-Type is not supported here.", cause);
            case 503 -> problem(ProblemCode.SERVICE_UNAVAILABLE, "The service cannot answer at the moment.", cause);
            default ->
                status >= 400 && status < 500
                        ? problem(ProblemCode.MALFORMED_REQUEST, "The request cannot be understood.", cause)
                        : problem(
                                ProblemCode.INTERNAL_ERROR,
                                "The service failed; its log has the reason under the traceId.",
                                cause);
        };
    }

    private static ProblemException methodNotAllowed(HttpRequestMethodNotSupportedException wrongMethod) {
        String[] allowed = wrongMethod.getSupportedMethods();
        String detail = allowed == null || allowed.length == 0
                ? "This address does not take this method."
                : "This address takes " + String.join(", ", allowed) + ".";
        return problem(ProblemCode.METHOD_NOT_ALLOWED, detail, wrongMethod);
    }

    private static String typeName(TypeMismatchException mismatch) {
        Class<?> required = mismatch.getRequiredType();
        if (required != null
                && (Number.class.isAssignableFrom(required) || (required.isPrimitive() && required != boolean.class))) {
            return "a whole number";
        }
        return "a valid value";
    }

    private static String names(List<MediaType> types) {
        return types.stream()
                .map(MediaType::toString)
                .sorted(Comparator.naturalOrder())
                .distinct()
                .reduce((left, right) -> left + ", " + right)
                .orElse("no body");
    }

    private static ProblemException problem(ProblemCode code, String detail, @Nullable Throwable cause) {
        return ProblemException.causedBy(code, detail, cause);
    }
}
