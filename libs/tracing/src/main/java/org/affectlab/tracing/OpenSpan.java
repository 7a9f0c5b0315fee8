package org.affectlab.tracing;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A part of a trace that is under way. Ended once, by whoever comes first; what comes later changes nothing. Thread-safe. */
public final class OpenSpan {
    private static final ContextKey<OpenSpan> KEY = ContextKey.named("affectlab-span");

    private final Tracer tracer;
    private final Span span;
    private final AtomicBoolean ended = new AtomicBoolean();

    OpenSpan(Tracer tracer, Span span) {
        this.tracer = requireNonNull(tracer, "tracer is null");
        this.span = requireNonNull(span, "span is null");
    }

    /** The span that the calling thread works for; null if there is none. */
    public static @Nullable OpenSpan current() {
        return Context.current().get(KEY);
    }

    /** The calling thread works for this span, or for none, until the returned is closed, on the same thread. */
    public static Entered enter(@Nullable OpenSpan span) {
        Context context = span == null ? Context.root() : Context.current().with(KEY, span);
        Scope scope = context.makeCurrent();
        return scope::close;
    }

    /** For the header {@code traceparent} of what goes on from here. */
    public String traceParent() {
        return TraceParent.header(span.getSpanContext());
    }

    public String traceId() {
        return span.getSpanContext().getTraceId();
    }

    /** Another name: that of the route, once it is known. */
    public void rename(String name) {
        span.updateName(name);
    }

    /** Whether it is recorded; one that is not has a name and a place in its trace all the same. */
    public boolean recorded() {
        return span.isRecording();
    }

    public OpenSpan with(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    public OpenSpan with(String name, long value) {
        span.setAttribute(name, value);
        return this;
    }

    /** A part of this one that has ended already. */
    public void had(String name, Instant start, Instant end, String attribute, long value) {
        if (span.isRecording()) {
            tracer.spanBuilder(name)
                    .setParent(Context.root().with(span))
                    .setStartTimestamp(start)
                    .setAttribute(attribute, value)
                    .startSpan()
                    .end(end.toEpochMilli() * 1_000_000 + end.getNano() % 1_000_000, TimeUnit.NANOSECONDS);
        }
    }

    /** The end, with the status of the answer; 5xx is an error. */
    public void end(int status) {
        if (ended.compareAndSet(false, true)) {
            span.setAttribute("http.response.status_code", status);
            if (status >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }

    /** The end of one that nobody waited for. */
    public void abandon() {
        if (ended.compareAndSet(false, true)) {
            span.setStatus(StatusCode.ERROR, "nobody waited for the answer");
            span.end();
        }
    }

    /** Until it is closed the thread works for a span. */
    @FunctionalInterface
    public interface Entered extends AutoCloseable {
        @Override
        void close();
    }
}
