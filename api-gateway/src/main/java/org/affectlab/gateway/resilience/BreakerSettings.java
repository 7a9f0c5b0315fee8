package org.affectlab.gateway.resilience;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a failing service is left alone for a while, under {@code affectlab.gateway.breaker}. Our choice.
 *
 * @param failurePercent share of the last calls that must have failed
 * @param calls how many last calls are looked at, and the fewest that say anything
 * @param openTime how long nothing is sent
 * @param trials calls that are let through then, and decide
 */
@ConfigurationProperties("affectlab.gateway.breaker")
public record BreakerSettings(
        @DefaultValue("50") int failurePercent,
        @DefaultValue("20") int calls,
        @DefaultValue("5s") Duration openTime,
        @DefaultValue("3") int trials) {
    public BreakerSettings {
        requireNonNull(openTime, "openTime is null");
        if (failurePercent < 1 || failurePercent > 100 || calls < 1 || trials < 1 || openTime.toMillis() < 1) {
            throw new IllegalArgumentException("affectlab.gateway.breaker needs failure-percent 1 to 100,"
                    + " and calls, open-time and trials greater than zero");
        }
    }
}
