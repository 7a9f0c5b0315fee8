package org.affectlab.gateway.tracing;

import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Writes log lines with the trace id in the MDC (key {@code traceId}). The MDC is set only
 * while the line is written: event-loop threads serve many requests, so nothing may stay on them.
 */
@Component
public class TraceLog {
    static final String MDC_KEY = "traceId";

    public void run(TraceContext trace, Runnable action) {
        MDC.put(MDC_KEY, trace.traceId());
        try {
            action.run();
        } finally {
            MDC.remove(MDC_KEY);
        }
    }
}
