package org.affectlab.gateway.resilience;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.affectlab.gateway.routing.FilterOrder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Holds a request to the deadline that its client gave it: whatever it is doing then (uploading, waiting for a connection, being worked on), it
 * is answered 504 and its connection to the service is closed, so that the service drops the work. The service learns what is left when the
 * request is sent to it. Thread-safe.
 */
@Component
@Order(FilterOrder.DEADLINE)
public class DeadlineFilter implements WebFilter {
    private final Duration longest;

    public DeadlineFilter(GatewaySettings settings) {
        this.longest = requireNonNull(settings, "settings is null").timeouts().response();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Optional<RequestDeadline> deadline;
        try {
            deadline = RequestDeadline.parse(exchange.getRequest().getHeaders(), System.nanoTime(), longest);
        } catch (GatewayProblemException wrong) {
            return Mono.error(wrong);
        }
        if (deadline.isEmpty()) {
            return chain.filter(exchange);
        }
        deadline.get().attach(exchange);
        return chain.filter(exchange)
                .timeout(
                        Duration.ofMillis(Math.max(1, deadline.get().remainingMillis())),
                        Mono.error(() -> new GatewayProblemException(
                                ProblemCode.DEADLINE_EXCEEDED,
                                "The time for this request ran out before the answer was ready.")));
    }
}
