package org.affectlab.servicekit.problem;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.affectlab.servicekit.trace.TraceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a problem as the whole answer, whatever the request accepts: an error in the wrong format is more useful than no error. An answer
 * that is already on its way is left alone. Under {@code /v2} the body also has the member {@code error} of the Open Inference Protocol.
 * Thread-safe.
 */
public final class ProblemWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private static final String OPEN_INFERENCE = "/v2";

    private final JsonMapper mapper;

    public ProblemWriter(JsonMapper mapper) {
        this.mapper = requireNonNull(mapper, "mapper is null");
    }

    public void write(ProblemException exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            LOG.warn("The answer was already under way when {} happened", exception.code());
            return;
        }
        String traceId = TraceId.current();
        log(exception);
        String allow = response.getHeader(HttpHeaders.ALLOW);
        response.reset();
        response.setHeader(TraceId.HEADER, traceId);
        if (allow != null) {
            response.setHeader(HttpHeaders.ALLOW, allow);
        }
        exception.retryAfter().ifPresent(delay -> response.setHeader(HttpHeaders.RETRY_AFTER, wholeSeconds(delay)));
        if (exception.code() == ProblemCode.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        byte[] body = mapper.writeValueAsBytes(Problem.of(exception, traceId, isOpenInference(request)));
        response.setStatus(exception.code().status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean isOpenInference(HttpServletRequest request) {
        // While the container shows an error page, the address is the page's own.
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = original instanceof String address ? address : request.getRequestURI();
        return path != null && (path.equals(OPEN_INFERENCE) || path.startsWith(OPEN_INFERENCE + "/"));
    }

    private static void log(ProblemException exception) {
        if (exception.code().status().value() == 500) {
            Throwable cause = exception.getCause();
            LOG.error("{}", exception.getMessage(), cause == null ? exception : cause);
        } else {
            LOG.debug("{}", exception.getMessage());
        }
    }

    private static String wholeSeconds(Duration delay) {
        return Long.toString(Math.max(1, (delay.toMillis() + 999) / 1000));
    }
}
