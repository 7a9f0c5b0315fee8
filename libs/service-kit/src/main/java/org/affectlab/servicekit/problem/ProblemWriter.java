package org.affectlab.servicekit.problem;

import static java.util.Objects.requireNonNull;

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
 * that is already on its way is left alone. Thread-safe.
 */
public final class ProblemWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper mapper;

    public ProblemWriter(JsonMapper mapper) {
        this.mapper = requireNonNull(mapper, "mapper is null");
    }

    public void write(ProblemException exception, HttpServletResponse response) throws IOException {
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
        byte[] body = mapper.writeValueAsBytes(Problem.of(exception, traceId));
        response.setStatus(exception.code().status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
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
