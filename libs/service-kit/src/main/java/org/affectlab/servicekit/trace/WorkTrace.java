package org.affectlab.servicekit.trace;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.affectlab.tracing.OpenSpan;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * For which request a thread works: its trace id in the log lines, and its span, if spans are recorded. What is handed to another thread is to
 * be {@link #carry carried} there. Immutable.
 */
public final class WorkTrace {
    private final @Nullable String traceId;
    private final @Nullable OpenSpan span;

    private WorkTrace(@Nullable String traceId, @Nullable OpenSpan span) {
        this.traceId = traceId;
        this.span = span;
    }

    /** That of the calling thread. */
    public static WorkTrace current() {
        return new WorkTrace(MDC.get(TraceId.MDC_KEY), OpenSpan.current());
    }

    public static WorkTrace of(String traceId, @Nullable OpenSpan span) {
        return new WorkTrace(requireNonNull(traceId, "traceId is null"), span);
    }

    /** From now on the calling thread works for this, until the returned is closed. */
    public Scope enter() {
        String before = MDC.get(TraceId.MDC_KEY);
        OpenSpan.Entered entered = OpenSpan.enter(span);
        name(traceId);
        return () -> {
            name(before);
            entered.close();
        };
    }

    /** The work of the calling thread's request, on whatever thread it is called. */
    public static <T> Callable<T> carry(Callable<T> work) {
        WorkTrace own = current();
        return () -> {
            Scope scope = own.enter();
            try (scope) {
                return work.call();
            }
        };
    }

    private static void name(@Nullable String traceId) {
        if (traceId == null) {
            MDC.remove(TraceId.MDC_KEY);
        } else {
            MDC.put(TraceId.MDC_KEY, traceId);
        }
    }

    /** Gives the thread back what it worked for before. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
