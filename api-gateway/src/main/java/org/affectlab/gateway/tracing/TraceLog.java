package org.affectlab.gateway.tracing;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Writes log lines with the trace id in the MDC (key {@code traceId}), and one line for each request. The MDC is set only
 * while the line is written: event-loop threads serve many requests, so nothing may stay on them.
 */
@Component
public class TraceLog {
    static final String MDC_KEY = "traceId";

    private static final Logger LOGGER = LoggerFactory.getLogger(TraceLog.class);
    private static final String STARTED = TraceLog.class.getName() + ".started";

    public void run(TraceContext trace, Runnable action) {
        MDC.put(MDC_KEY, trace.traceId());
        try {
            action.run();
        } finally {
            MDC.remove(MDC_KEY);
        }
    }

    void started(ServerWebExchange exchange) {
        exchange.getAttributes().put(STARTED, System.nanoTime());
    }

    /** Logs method, path (without the query, which may hold personal data), status and duration. */
    public void request(ServerWebExchange exchange) {
        if (!LOGGER.isInfoEnabled()) {
            return;
        }
        long started = exchange.getAttributeOrDefault(STARTED, System.nanoTime());
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        run(
                TraceContext.of(exchange),
                () -> LOGGER.info(
                        "{} {} {} {} ms",
                        exchange.getRequest().getMethod(),
                        exchange.getRequest().getURI().getRawPath(),
                        status == null ? 200 : status.value(),
                        Duration.ofNanos(System.nanoTime() - started).toMillis()));
    }
}
