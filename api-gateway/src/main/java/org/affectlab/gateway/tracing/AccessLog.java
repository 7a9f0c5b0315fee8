package org.affectlab.gateway.tracing;

import static java.util.Objects.requireNonNull;

import org.affectlab.tracing.OpenSpan;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * One line for each request: method, path, status, problem code, prefix of the key, bytes in and out, milliseconds to the first byte and to the
 * last, outcome; the trace id stands where every line has it. Nothing of the content, no query and no header is logged, and nothing that
 * a client sends can begin a line. Thread-safe.
 */
@Component
public class AccessLog {
    /** The logger's name, to be switched and routed by itself. */
    public static final String LOGGER_NAME = "org.affectlab.gateway.access-log";

    private static final Logger LOGGER = LoggerFactory.getLogger(LOGGER_NAME);
    private static final int LONGEST_PATH = 200;

    private final TraceLog traceLog;

    public AccessLog(TraceLog traceLog) {
        this.traceLog = requireNonNull(traceLog, "traceLog is null");
    }

    /** How a request ended. */
    public enum Outcome {
        /** The client has got an answer, whatever it says. */
        ANSWERED("answered"),
        /** The client went before its answer was whole. */
        CLIENT_GONE("client-gone"),
        /** The answer broke off. */
        FAILED("failed");

        private final String shown;

        Outcome(String shown) {
            this.shown = shown;
        }
    }

    /** Writes the request's line, unless it is written already. */
    public void write(ServerWebExchange exchange, Outcome outcome) {
        AccessEntry entry = AccessEntry.of(exchange);
        if (!entry.claim()) {
            return;
        }
        end(entry.span(), exchange, outcome);
        if (!(entry.isQuiet() ? LOGGER.isDebugEnabled() : LOGGER.isInfoEnabled())) {
            return;
        }
        String line = line(exchange, entry, outcome);
        traceLog.run(TraceContext.of(exchange), () -> {
            if (entry.isQuiet()) {
                LOGGER.debug(line);
            } else {
                LOGGER.info(line);
            }
        });
    }

    private static void end(@Nullable OpenSpan span, ServerWebExchange exchange, Outcome outcome) {
        if (span == null) {
            return;
        }
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route != null) {
            span.rename(exchange.getRequest().getMethod() + " " + route.getId());
            span.with("affectlab.route", route.getId());
        }
        span.with("http.request.method", exchange.getRequest().getMethod().name());
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (outcome == Outcome.ANSWERED && status != null) {
            span.end(status.value());
        } else {
            span.abandon();
        }
    }

    private static String line(ServerWebExchange exchange, AccessEntry entry, Outcome outcome) {
        ServerHttpRequest request = exchange.getRequest();
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return request.getMethod().name() + ' ' + shown(request.getURI().getRawPath())
                + ' ' + (status == null ? "-" : status.value())
                + ' ' + entry.code()
                + " key=" + entry.credential()
                + " in=" + entry.requestBytes()
                + " out=" + entry.answerBytes()
                + " first=" + entry.firstByteMillis()
                + " total=" + entry.millis(System.nanoTime())
                + ' ' + outcome.shown;
    }

    /** Cut to a length, and with question marks for whatever is not printable ASCII. */
    static String shown(String path) {
        StringBuilder shown = new StringBuilder(Math.min(path.length(), LONGEST_PATH));
        for (int index = 0; index < path.length() && index < LONGEST_PATH; index++) {
            char character = path.charAt(index);
            shown.append(character > ' ' && character <= '~' ? character : '?');
        }
        return shown.toString();
    }
}
