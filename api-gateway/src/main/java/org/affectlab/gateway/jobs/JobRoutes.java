package org.affectlab.gateway.jobs;

import java.net.URI;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.config.ServiceSettings;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import reactor.core.publisher.Mono;

/** A job's name begins with that of its service, so its calls need no looking up; whatever is no name of a job is an unknown one. Path unchanged, no retry, as all routes. */
@Configuration(proxyBeanMethods = false)
public class JobRoutes {
    private static final URI NOWHERE = URI.create("http://no-service.invalid");

    @Bean
    RouteLocator jobRouteLocator(RouteLocatorBuilder builder, GatewaySettings settings) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        for (ServiceSettings service : settings.services()) {
            String job = "/v1/jobs/{job:" + service.name() + "-[0-9a-f]{32}}";
            routes.route("jobs-" + service.name(), route -> route.path(job, job + "/**")
                    .uri(service.uri()));
        }
        return routes.route("jobs-unknown", route -> route.order(Ordered.LOWEST_PRECEDENCE)
                        .path("/v1/jobs/**")
                        .filters(filters -> filters.filter(new OrderedGatewayFilter(
                                (exchange, chain) -> Mono.error(new GatewayProblemException(
                                        ProblemCode.UNKNOWN_JOB, "You have no job of this name, or it has expired.")),
                                Ordered.HIGHEST_PRECEDENCE)))
                        .uri(NOWHERE))
                .build();
    }
}
