package org.affectlab.gateway.routing;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.affectlab.access.Identity;
import org.affectlab.admission.Places;
import org.affectlab.admission.Preference;
import org.affectlab.admission.Refusals;
import org.affectlab.gateway.access.RequestIdentity;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.config.ServiceSettings;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.affectlab.gateway.tracing.AccessEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
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

    /** Counter: requests that were refused since their service had no place. */
    public static final String REFUSED = "affectlab.gateway.refused";

    private static final Logger LOGGER = LoggerFactory.getLogger(ServiceDoors.class);

    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    private final Refusals refusals = new Refusals(
            SAY_EVERY,
            System::nanoTime,
            count -> LOGGER.warn("{} requests refused since their service had no place", count));
    private final Map<String, Places> byAuthority = new HashMap<>();

    public ServiceDoors(GatewaySettings settings, MeterRegistry registry) {
        FunctionCounter.builder(REFUSED, refusals, Refusals::total)
                .description("Requests refused at the door of their service")
                .register(registry);
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
        if (places == null || !isAnalysis(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return places.enter(caller(exchange))
                .map(place -> chain.filter(exchange).doFinally(signal -> place.close()))
                .orElseGet(() -> refuse(exchange));
    }

    /** What takes a place: the making of a job takes none, since the service bounds that by itself. */
    static boolean isAnalysis(ServerHttpRequest request) {
        return request.getMethod() == HttpMethod.POST
                && !Preference.respondAsync(request.getHeaders().getOrEmpty(Preference.HEADER));
    }

    /** Whether the service has a place for this caller now. */
    boolean free(ServiceSettings service, ServerWebExchange exchange) {
        Places places = byAuthority.get(service.uri().getAuthority());
        return places == null || places.free(caller(exchange));
    }

    Mono<Void> refuse(ServerWebExchange exchange) {
        refusals.add();
        AccessEntry.of(exchange).quieten();
        return Mono.error(GatewayProblemException.retryable(
                ProblemCode.OVERLOADED, "The service is working on as much as it can; try again.", RETRY_AFTER, null));
    }

    private static String caller(ServerWebExchange exchange) {
        return RequestIdentity.of(exchange).map(Identity::caller).orElse("");
    }
}
