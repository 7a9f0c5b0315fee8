package org.affectlab.gateway.problems;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/**
 * Turns whatever went wrong into a problem. Failures on the way to a service become 503 or 504; only an error of the
 * gateway itself becomes 500, whose detail says nothing about the inside.
 */
@Component
public class ProblemMapper {
    private static final Duration RETRY_OVERLOADED = Duration.ofSeconds(1);
    private static final Duration RETRY_UNAVAILABLE = Duration.ofSeconds(5);
    private static final int MAX_CAUSES = 16;

    public GatewayProblemException map(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            GatewayProblemException problem = mapOne(cause);
            if (problem != null) {
                return problem;
            }
            cause = cause.getCause();
        }
        return new GatewayProblemException(
                ProblemCode.INTERNAL_ERROR,
                "The gateway failed; its log has the reason under this trace id.",
                new HttpHeaders(),
                failure);
    }

    private static @Nullable GatewayProblemException mapOne(Throwable cause) {
        if (cause instanceof GatewayProblemException problem) {
            return problem;
        }
        // A pool's timeout is a TimeoutException too, so it comes first.
        if (cause instanceof PoolAcquirePendingLimitException || cause instanceof PoolAcquireTimeoutException) {
            return GatewayProblemException.retryable(
                    ProblemCode.OVERLOADED, "All connections to the service are busy.", RETRY_OVERLOADED, cause);
        }
        if (cause instanceof ReadTimeoutException || cause instanceof TimeoutException) {
            return new GatewayProblemException(
                    ProblemCode.DEADLINE_EXCEEDED, "The service did not answer in time.", new HttpHeaders(), cause);
        }
        if (cause instanceof ErrorResponse response) {
            return mapErrorResponse(response, cause);
        }
        if (cause instanceof IOException || cause instanceof DecoderException) {
            return GatewayProblemException.retryable(
                    ProblemCode.SERVICE_UNAVAILABLE, "The service cannot be reached.", RETRY_UNAVAILABLE, cause);
        }
        return null;
    }

    private static @Nullable GatewayProblemException mapErrorResponse(ErrorResponse response, Throwable cause) {
        ProblemCode code = codeOf(response.getStatusCode());
        if (code == null) {
            return null;
        }
        String detail = response.getBody().getDetail();
        if (code == ProblemCode.NOT_FOUND || detail == null) {
            detail = code.title() + ".";
        }
        return new GatewayProblemException(code, detail, response.getHeaders(), cause);
    }

    private static @Nullable ProblemCode codeOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> ProblemCode.INVALID_PARAMETER;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemCode.SERVICE_UNAVAILABLE;
            case 504 -> ProblemCode.DEADLINE_EXCEEDED;
            default -> null;
        };
    }
}
