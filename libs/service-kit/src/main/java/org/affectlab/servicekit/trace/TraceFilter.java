package org.affectlab.servicekit.trace;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.affectlab.tracing.OpenSpan;
import org.affectlab.tracing.Tracing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Outermost filter: sets the trace id for logs, problems and the response header, and writes one access line for each request: method,
 * path without query, status, time. Nothing of the content, no header and no parameter is logged.
 */
public final class TraceFilter extends OncePerRequestFilter {
    private static final Logger ACCESS = LoggerFactory.getLogger("org.affectlab.access");
    private static final String QUIET_PREFIX = "/actuator/";
    private static final int LONGEST_PATH = 200;

    private static final String ATTRIBUTE = TraceFilter.class.getName();
    private static final String QUIET = ATTRIBUTE + ".quiet";

    private final LongSupplier nanoTime;
    private final Tracing tracing;

    /** @param nanoTime a monotonic clock in nanoseconds, as {@link System#nanoTime()} */
    public TraceFilter(LongSupplier nanoTime, Tracing tracing) {
        this.tracing = requireNonNull(tracing, "tracing is null");
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = nanoTime.getAsLong();
        String traceId =
                TraceId.fromHeaders(request.getHeader(TraceId.TRACE_PARENT), request.getHeader(TraceId.HEADER));
        request.setAttribute(ATTRIBUTE, traceId);
        response.setHeader(TraceId.HEADER, traceId);
        OpenSpan span = tracing.received(request.getMethod(), request.getHeader(TraceId.TRACE_PARENT))
                .orElse(null);
        WorkTrace.Scope scope = WorkTrace.of(traceId, span).enter();
        try (scope) {
            try {
                chain.doFilter(request, response);
            } finally {
                logAccess(request, response, (nanoTime.getAsLong() - start) / 1_000_000);
                if (span != null) {
                    end(span, request, response);
                }
            }
        }
    }

    private static void end(OpenSpan span, HttpServletRequest request, HttpServletResponse response) {
        // The path's pattern: paths themselves would be as many names as there are jobs.
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (route != null) {
            span.rename(request.getMethod() + " " + route);
            span.with("http.route", route.toString());
        }
        span.with("http.request.method", request.getMethod()).end(response.getStatus());
    }

    /** The id that this filter gave to the request, also after the filter has left it. */
    public static String of(HttpServletRequest request) {
        String traceId = (String) request.getAttribute(ATTRIBUTE);
        return traceId == null ? TraceId.current() : traceId;
    }

    /** The request's line is of no interest by itself: it is counted elsewhere. */
    public static void quieten(HttpServletRequest request) {
        request.setAttribute(QUIET, true);
    }

    private static void logAccess(HttpServletRequest request, HttpServletResponse response, long millis) {
        String path = request.getRequestURI();
        String shown = path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
        if (path.startsWith(QUIET_PREFIX) || request.getAttribute(QUIET) != null) {
            ACCESS.debug("{} {} {} {} ms", request.getMethod(), shown, response.getStatus(), millis);
        } else {
            ACCESS.info("{} {} {} {} ms", request.getMethod(), shown, response.getStatus(), millis);
        }
    }
}
