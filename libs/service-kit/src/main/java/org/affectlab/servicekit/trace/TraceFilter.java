package org.affectlab.servicekit.trace;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

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

    /** @param nanoTime a monotonic clock in nanoseconds, as {@link System#nanoTime()} */
    public TraceFilter(LongSupplier nanoTime) {
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = nanoTime.getAsLong();
        String traceId =
                TraceId.fromHeaders(request.getHeader(TraceId.TRACE_PARENT), request.getHeader(TraceId.HEADER));
        request.setAttribute(ATTRIBUTE, traceId);
        MDC.put(TraceId.MDC_KEY, traceId);
        response.setHeader(TraceId.HEADER, traceId);
        try {
            chain.doFilter(request, response);
        } finally {
            logAccess(request, response, (nanoTime.getAsLong() - start) / 1_000_000);
            MDC.remove(TraceId.MDC_KEY);
        }
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
