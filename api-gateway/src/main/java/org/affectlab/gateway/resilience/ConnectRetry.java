package org.affectlab.gateway.resilience;

import java.net.ConnectException;
import java.time.Duration;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Tries a second and a third time to reach a service that takes no connection, for requests that change nothing and have no body: so a service
 * that is just being started anew is not seen by those who only ask. Nothing has been sent by then. Whatever else fails is not repeated. Thread-safe.
 */
@Component
public class ConnectRetry implements GlobalFilter, Ordered {
    private static final int RETRIES = 2;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** Just around the call itself. */
    @Override
    public int getOrder() {
        return NettyRoutingFilter.ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!SAFE.contains(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        return Mono.defer(() -> {
                    exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_ALREADY_ROUTED_ATTR);
                    return chain.filter(exchange);
                })
                .retryWhen(Retry.fixedDelay(RETRIES, PAUSE)
                        .filter(ConnectException.class::isInstance)
                        .onRetryExhaustedThrow((retries, signal) -> signal.failure()));
    }
}
