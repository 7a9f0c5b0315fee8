package org.affectlab.gateway.routing;

import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.config.ServiceSettings;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One route for each configured service: requests and WebSockets, every method, path unchanged, no retry. */
@Configuration(proxyBeanMethods = false)
public class ServiceRoutes {
    @Bean
    RouteLocator serviceRouteLocator(RouteLocatorBuilder builder, GatewaySettings settings) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        for (ServiceSettings service : settings.services()) {
            routes.route(service.name(), route -> route.path(service.paths().toArray(String[]::new))
                    .uri(service.uri()));
        }
        return routes.build();
    }
}
