package org.affectlab.gateway.tracing;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.affectlab.tracing.OpenSpan;
import org.affectlab.tracing.Tracing;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Gives every request a trace: a valid {@code traceparent} is continued, otherwise a new trace begins and an incoming
 * {@code tracestate} is dropped. The service gets the trace as {@code traceparent}, the caller as {@value #HEADER}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class TraceFilter implements WebFilter {
    /** Answer header with the trace id; whatever passed WebFlux carries it. */
    public static final String HEADER = "X-Trace-Id";

    private static final String TRACE_PARENT = "traceparent";
    private static final String TRACE_STATE = "tracestate";

    private final AccessLog accessLog;
    private final Tracing tracing;

    public TraceFilter(AccessLog accessLog, Tracing tracing) {
        this.tracing = requireNonNull(tracing, "tracing is null");
        this.accessLog = requireNonNull(accessLog, "accessLog is null");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders incoming = exchange.getRequest().getHeaders();
        Optional<TraceContext> parent = TraceContext.parse(incoming.getFirst(TRACE_PARENT));
        Optional<OpenSpan> span = tracing.received(
                exchange.getRequest().getMethod().name(),
                parent.map(TraceContext::header).orElse(null));
        TraceContext trace = span.flatMap(recorded -> TraceContext.parse(recorded.traceParent()))
                .or(() -> parent.map(TraceContext::child))
                .orElseGet(TraceContext::create);
        trace.attach(exchange);
        AccessEntry entry = AccessEntry.of(exchange);
        span.ifPresent(entry::span);
        exchange.getResponse().beforeCommit(() -> {
            entry.answerBegins(System.nanoTime());
            exchange.getResponse().getHeaders().set(HEADER, trace.traceId());
            return Mono.empty();
        });
        ServerHttpRequest request = exchange.getRequest()
                .mutate()
                .headers(headers -> {
                    headers.set(TRACE_PARENT, trace.header());
                    if (parent.isEmpty()) {
                        headers.remove(TRACE_STATE);
                    }
                })
                .build();
        ServerWebExchange counted = exchange.mutate()
                .request(request)
                .response(new CountedAnswer(exchange.getResponse(), entry))
                .build();
        return chain.filter(counted).doFinally(end -> log(counted, end));
    }

    /** A failure is answered, and so logged, further out. */
    private void log(ServerWebExchange exchange, SignalType end) {
        if (end == SignalType.ON_COMPLETE) {
            accessLog.write(exchange, AccessLog.Outcome.ANSWERED);
        } else if (end == SignalType.CANCEL) {
            accessLog.write(exchange, AccessLog.Outcome.CLIENT_GONE);
        }
    }
}
