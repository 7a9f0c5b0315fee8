package org.affectlab.gateway.health;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.gateway.services.ServiceAnswer;
import org.affectlab.gateway.services.ServiceClient;
import org.affectlab.gateway.tracing.TraceContext;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Contributor {@code services}: up when every configured service says that it is ready; the details list each. Part of
 * readiness, never of liveness: a restart of the gateway would not heal a service.
 */
@Component("services")
public class ServicesHealthIndicator implements ReactiveHealthIndicator {
    private final ServiceClient client;

    public ServicesHealthIndicator(ServiceClient client) {
        this.client = requireNonNull(client, "client is null");
    }

    @Override
    public Mono<Health> health() {
        return client.askAll(TraceContext.create(), "actuator", "health", "readiness")
                .collectList()
                .map(ServicesHealthIndicator::join);
    }

    private static Health join(List<ServiceAnswer> answers) {
        boolean allReady = answers.stream().allMatch(ServiceAnswer::isOk);
        Health.Builder health = allReady ? Health.up() : Health.status(Status.OUT_OF_SERVICE);
        for (ServiceAnswer answer : answers) {
            health.withDetail(answer.service().name(), describe(answer));
        }
        return health.build();
    }

    private static String describe(ServiceAnswer answer) {
        if (answer.isOk()) {
            return "ready";
        }
        return answer.status() == ServiceAnswer.NO_ANSWER ? "no answer" : "not ready (HTTP " + answer.status() + ")";
    }
}
