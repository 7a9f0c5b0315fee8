package org.affectlab.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.affectlab.access.Identity;
import org.affectlab.admission.Place;
import org.affectlab.admission.Places;
import org.affectlab.gateway.access.RequestIdentity;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.config.ServiceSettings;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Bounds the analyses that are under way with each service, over all callers and for each. What is more is refused here, with 503 and
 * {@code Retry-After}: the service would refuse it too, but only after its body had come half the way. Thread-safe.
 */
@Component
public class ServiceDoors implements GlobalFilter, Ordered {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Map<String, Places> byAuthority = new HashMap<>();

    public ServiceDoors(GatewaySettings settings) {
        for (ServiceSettings service : settings.services()) {
            byAuthority.put(
                    service.uri().getAuthority(),
                    new Places(settings.pool().maxRequests(), settings.pool().maxRequestsPerCaller()));
        }
    }

    /** After the filters that find out which service it is. */
    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 2;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        URI target = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        Places places = byAuthority.get(target.getAuthority());
        if (places == null || exchange.getRequest().getMethod() != HttpMethod.POST) {
            return chain.filter(exchange);
        }
        Optional<Place> place =
                places.enter(RequestIdentity.of(exchange).map(Identity::caller).orElse(""));
        return place.isEmpty()
                ? Mono.error(GatewayProblemException.retryable(
                        ProblemCode.OVERLOADED,
                        "The service is working on as much as it can; try again.",
                        RETRY_AFTER,
                        null))
                : chain.filter(exchange).doFinally(signal -> place.get().close());
    }
}
