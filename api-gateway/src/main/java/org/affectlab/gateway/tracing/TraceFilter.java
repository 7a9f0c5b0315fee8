package org.affectlab.gateway.tracing;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

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

    private final TraceLog traceLog;

    public TraceFilter(TraceLog traceLog) {
        this.traceLog = requireNonNull(traceLog, "traceLog is null");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders incoming = exchange.getRequest().getHeaders();
        Optional<TraceContext> parent = TraceContext.parse(incoming.getFirst(TRACE_PARENT));
        TraceContext trace = parent.map(TraceContext::child).orElseGet(TraceContext::create);
        trace.attach(exchange);
        traceLog.started(exchange);
        exchange.getResponse().beforeCommit(() -> {
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
        return chain.filter(exchange.mutate().request(request).build())
                .doOnSuccess(nothing -> traceLog.request(exchange));
    }
}
