package org.affectlab.gateway.openinference;

import java.net.URI;
import java.util.Set;
import org.affectlab.access.Scope;
import org.affectlab.gateway.access.AccessFilter;
import org.affectlab.gateway.access.AccessRules;
import org.affectlab.gateway.access.RequestIdentity;
import org.affectlab.gateway.config.ServiceSettings;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;

/** One route for the calls that name a model: the filter sends each to the service of the model. Path unchanged, no retry, as all routes. */
@Configuration(proxyBeanMethods = false)
public class OpenInferenceRoutes {
    private static final String MODEL = "model";
    private static final URI REPLACED = URI.create("http://service-of-the-model.invalid");

    @Bean
    RouteLocator openInferenceRouteLocator(RouteLocatorBuilder builder, ModelIndex index) {
        // The framework has put the route's address in place by then, and nothing was sent yet.
        GatewayFilter filter = new OrderedGatewayFilter(
                (exchange, chain) -> index.serviceOf(
                                ServerWebExchangeUtils.getUriTemplateVariables(exchange)
                                        .getOrDefault(MODEL, ""),
                                RequestIdentity.require(exchange))
                        .doOnNext(service -> {
                            requireScope(exchange, service);
                            direct(exchange, service);
                        })
                        .then(chain.filter(exchange)),
                RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 1);
        return builder.routes()
                .route("open-inference", route -> route.path(
                                "/v2/models/{" + MODEL + "}",
                                "/v2/models/{" + MODEL + "}/**",
                                "/v2/repository/models/{" + MODEL + "}/**")
                        .filters(filters -> filters.filter(filter))
                        .uri(REPLACED))
                .build();
    }

    private static void requireScope(ServerWebExchange exchange, ServiceSettings service) {
        Set<Scope> needed = AccessRules.needed(service);
        if (RequestIdentity.of(exchange)
                .filter(identity -> AccessRules.allows(identity, needed))
                .isEmpty()) {
            throw AccessFilter.forbidden(needed);
        }
    }

    private static void direct(ServerWebExchange exchange, ServiceSettings service) {
        URI url = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        URI target = UriComponentsBuilder.fromUri(url)
                .scheme(service.uri().getScheme())
                .host(service.uri().getHost())
                .port(service.uri().getPort())
                .build(ServerWebExchangeUtils.containsEncodedParts(url))
                .toUri();
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, target);
    }
}
