package org.affectlab.gateway.routing;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.ChannelOperations;

/**
 * Keeps one client from breaking another's request. When a client goes away, the framework disposes of the connection that its answer came
 * from, though that may be in the pool again, or carry the request of another client: the answer ends on the service's event loop before it
 * ends on the client's. Here the framework gets a {@link ServiceExchange} in its place.
 */
@Component
public class ServiceExchanges implements GlobalFilter, Ordered {
    /** Around the filter that makes the connection known, within the one that uses it. */
    @Override
    public int getOrder() {
        return NettyRoutingFilter.ORDER - 3;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).doOnSuccess(answered -> exchange.getAttributes()
                .computeIfPresent(
                        ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR,
                        (name, connection) -> connection instanceof ChannelOperations<?, ?> operations
                                ? new ServiceExchange(operations)
                                : connection));
    }
}
