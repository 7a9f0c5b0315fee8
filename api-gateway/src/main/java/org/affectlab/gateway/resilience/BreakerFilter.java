package org.affectlab.gateway.resilience;

import static java.util.Objects.requireNonNull;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Counts what fails at a service, and sends nothing for a while to one that fails too often. A failure is the service's own: no connection, a
 * connection that was lost, no answer in time, or an answer of 500, 502 or 504. A refusal (4xx, 503) is none, nor is a client that went away
 * or whose own time ran out, nor a pool that is full. Thread-safe.
 */
@Component
public class BreakerFilter implements GlobalFilter, Ordered {
    private static final Set<Integer> FAILED = Set.of(500, 502, 504);
    private static final Set<ProblemCode> FAILURES =
            Set.of(ProblemCode.SERVICE_UNAVAILABLE, ProblemCode.DEADLINE_EXCEEDED);

    private final Breakers breakers;

    public BreakerFilter(Breakers breakers) {
        this.breakers = requireNonNull(breakers, "breakers is null");
    }

    /** Around the filter that says what a failure of the exchange means. */
    @Override
    public int getOrder() {
        return NettyRoutingFilter.ORDER - 4;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        URI target = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        Optional<CircuitBreaker> breaker =
                Optional.ofNullable(target.getAuthority()).flatMap(breakers::of);
        if (breaker.isEmpty()) {
            return chain.filter(exchange);
        }
        CircuitBreaker own = breaker.get();
        if (!own.tryAcquirePermission()) {
            return Mono.error(breakers.refusal());
        }
        long begin = System.nanoTime();
        AtomicBoolean told = new AtomicBoolean();
        return chain.filter(exchange)
                .doOnSuccess(answered -> {
                    told.set(true);
                    tell(own, exchange, System.nanoTime() - begin);
                })
                .doOnError(failure -> {
                    told.set(true);
                    tell(own, failure, System.nanoTime() - begin);
                })
                .doFinally(end -> {
                    if (end == SignalType.CANCEL && told.compareAndSet(false, true)) {
                        own.releasePermission();
                    }
                });
    }

    private static void tell(CircuitBreaker breaker, ServerWebExchange exchange, long nanos) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (status != null && FAILED.contains(status.value())) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException("status " + status));
        } else {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private static void tell(CircuitBreaker breaker, Throwable failure, long nanos) {
        if (failure instanceof GatewayProblemException problem && FAILURES.contains(problem.code())) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
        } else {
            breaker.releasePermission();
        }
    }
}
