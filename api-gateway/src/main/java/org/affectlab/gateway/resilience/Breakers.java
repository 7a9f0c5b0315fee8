package org.affectlab.gateway.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.config.ServiceSettings;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A circuit breaker for each service. Thread-safe. */
@Component
public class Breakers {
    /** Gauge, by service: 1 while nothing is sent to it. */
    public static final String OPEN = "affectlab.gateway.breaker.open";

    private static final Logger LOGGER = LoggerFactory.getLogger(Breakers.class);

    private final Duration openTime;
    private final Map<String, CircuitBreaker> byAuthority = new HashMap<>();

    public Breakers(GatewaySettings settings, BreakerSettings breaker, MeterRegistry registry) {
        this.openTime = breaker.openTime();
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .failureRateThreshold(breaker.failurePercent())
                .slidingWindow(breaker.calls(), breaker.calls(), SlidingWindowType.COUNT_BASED)
                .waitDurationInOpenState(breaker.openTime())
                // By itself, since no request gets as far as the breaker while it is open.
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(breaker.trials())
                .build();
        for (ServiceSettings service : settings.services()) {
            CircuitBreaker one = CircuitBreaker.of(service.name(), config);
            one.getEventPublisher()
                    .onStateTransition(change -> LOGGER.warn(
                            "The {} service: {}",
                            service.name(),
                            change.getStateTransition().getToState()));
            byAuthority.put(service.uri().getAuthority(), one);
            Gauge.builder(OPEN, one, breaks -> isOpen(breaks) ? 1 : 0)
                    .tag("service", service.name())
                    .description("1 while nothing is sent to the service, since it fails")
                    .register(registry);
        }
    }

    /** That of the service at an address; empty for an address that is no configured service's. */
    Optional<CircuitBreaker> of(String authority) {
        return Optional.ofNullable(byAuthority.get(authority));
    }

    /** Whether nothing is sent to the service now. */
    public boolean isOpen(ServiceSettings service) {
        return of(service.uri().getAuthority()).filter(Breakers::isOpen).isPresent();
    }

    /** What is answered in place of the service. */
    public GatewayProblemException refusal() {
        return GatewayProblemException.retryable(
                ProblemCode.SERVICE_UNAVAILABLE,
                "The service has failed too often and is left alone for a moment; try again.",
                openTime,
                null);
    }

    /** Open, and the time is not over in which it stays so. */
    private static boolean isOpen(CircuitBreaker breaker) {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }
}
