package org.affectlab.gateway.routing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affectlab.gateway.access.RequestIdentity;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.config.ServiceSettings;
import org.affectlab.gateway.openinference.ModelIndex;
import org.affectlab.gateway.resilience.Breakers;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Turns an analysis away before the framework has looked for its route, when its service has no place or is left alone: under overload most requests end here,
 * and what each of them costs is taken from those that are answered. Whoever passes still has to get a place from {@link ServiceDoors}. A model
 * whose service is not known yet passes. Thread-safe.
 */
@Component
@Order(FilterOrder.EARLY_DOOR)
public class EarlyDoor implements WebFilter {
    private static final String VARIABLE = "model";

    private final ServiceDoors doors;
    private final Breakers breakers;
    private final ModelIndex models;
    private final List<Route> routes = new ArrayList<>();
    private final PathPattern model = PathPatternParser.defaultInstance.parse("/v2/models/{" + VARIABLE + "}/**");

    private record Route(PathPattern pattern, ServiceSettings service) {}

    public EarlyDoor(ServiceDoors doors, Breakers breakers, ModelIndex models, GatewaySettings settings) {
        this.breakers = requireNonNull(breakers, "breakers is null");
        this.doors = requireNonNull(doors, "doors is null");
        this.models = requireNonNull(models, "models is null");
        for (ServiceSettings service : settings.services()) {
            service.paths()
                    .forEach(path -> routes.add(new Route(PathPatternParser.defaultInstance.parse(path), service)));
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!ServiceDoors.isAnalysis(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        Optional<ServiceSettings> service = service(exchange);
        if (service.filter(breakers::isOpen).isPresent()) {
            return Mono.error(breakers.refusal());
        }
        return service.filter(wanted -> !doors.free(wanted, exchange))
                .map(full -> doors.refuse(exchange))
                .orElseGet(() -> chain.filter(exchange));
    }

    private Optional<ServiceSettings> service(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        for (Route route : routes) {
            if (route.pattern().matches(path)) {
                return Optional.of(route.service());
            }
        }
        return Optional.ofNullable(model.matchAndExtract(path))
                .map(found -> found.getUriVariables().get(VARIABLE))
                .flatMap(name -> RequestIdentity.of(exchange).flatMap(caller -> models.known(name, caller)));
    }
}
