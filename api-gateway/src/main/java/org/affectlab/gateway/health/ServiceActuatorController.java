package org.affectlab.gateway.health;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.affectlab.access.Identity;
import org.affectlab.gateway.access.RequestIdentity;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.affectlab.gateway.services.JoinedAnswer;
import org.affectlab.gateway.services.ServiceAnswer;
import org.affectlab.gateway.services.ServiceClient;
import org.affectlab.gateway.tracing.TraceContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Metrics and state of a service, for whoever may see them ({@code metrics}): services themselves let nobody in but the gateway. Of a service
 * with several replicas, one of them answers.
 */
@RestController
public class ServiceActuatorController {
    private static final Map<String, MediaType> ENDPOINTS = Map.of(
            "prometheus",
            MediaType.valueOf("text/plain;version=0.0.4;charset=utf-8"),
            "inference",
            MediaType.APPLICATION_JSON);

    private final ServiceClient client;

    public ServiceActuatorController(ServiceClient client) {
        this.client = requireNonNull(client, "client is null");
    }

    @GetMapping("/actuator/services/{service}/{endpoint}")
    Mono<ResponseEntity<byte[]>> get(
            @PathVariable("service") String service,
            @PathVariable("endpoint") String endpoint,
            ServerWebExchange exchange) {
        MediaType type = ENDPOINTS.get(endpoint);
        if (type == null) {
            throw unknown();
        }
        Identity caller = RequestIdentity.of(exchange).orElseThrow(ServiceActuatorController::unknown);
        return client.askOne(service, caller, TraceContext.of(exchange), MediaType.ALL_VALUE, "actuator", endpoint)
                .switchIfEmpty(Mono.error(ServiceActuatorController::unknown))
                .map(answer -> answer(answer, type));
    }

    private static ResponseEntity<byte[]> answer(ServiceAnswer answer, MediaType type) {
        if (!answer.isOk()) {
            throw JoinedAnswer.unavailable("The " + answer.service().name() + " service did not answer.");
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type.toString())
                .body(answer.body());
    }

    private static GatewayProblemException unknown() {
        return new GatewayProblemException(
                ProblemCode.NOT_FOUND, "There is no such service, or nothing of this name to see of it.");
    }
}
