package org.affectlab.gateway.routing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.affectlab.gateway.problems.ProblemMapper;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Whatever fails in the exchange with a service (an answer that is no HTTP fails as an argument error, for instance) is a
 * failure of that service, never a 500 of the gateway.
 */
@Component
public class RoutingFailures implements GlobalFilter, Ordered {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ProblemMapper mapper;

    public RoutingFailures(ProblemMapper mapper) {
        this.mapper = requireNonNull(mapper, "mapper is null");
    }

    @Override
    public int getOrder() {
        return NettyRoutingFilter.ORDER - 2;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).onErrorMap(this::toProblem);
    }

    private GatewayProblemException toProblem(Throwable failure) {
        GatewayProblemException problem = mapper.map(failure);
        if (problem.code() != ProblemCode.INTERNAL_ERROR) {
            return problem;
        }
        return GatewayProblemException.retryable(
                ProblemCode.SERVICE_UNAVAILABLE, "The service gave no valid answer.", RETRY_AFTER, failure);
    }
}
