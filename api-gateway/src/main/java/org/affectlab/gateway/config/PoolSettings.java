package org.affectlab.gateway.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The connections to one service. What exceeds both bounds is answered with 503 OVERLOADED.
 *
 * @param maxConnections open connections, 1 or more
 * @param maxPending requests that wait for a connection, 1 or more
 * @param maxRequests requests with a body that are under way, 1 or more; below {@code maxConnections}, so that questions about models and
 *     limits find a connection
 * @param maxRequestsPerCaller those of one caller, below {@code maxRequests}, so that no one caller can take all
 * @param acquireTimeout longest wait for a connection
 * @param maxIdle an idle connection is closed after this time; shorter than the services' own 20 s, so that no request is
 *     sent on a connection that the service is just closing
 */
public record PoolSettings(
        @DefaultValue("160") int maxConnections,
        @DefaultValue("256") int maxPending,
        @DefaultValue("96") int maxRequests,
        @DefaultValue("64") int maxRequestsPerCaller,
        @DefaultValue("5s") Duration acquireTimeout,
        @DefaultValue("10s") Duration maxIdle) {
    public PoolSettings {
        Checks.atLeast(maxConnections, 1, "pool.maxConnections");
        Checks.atLeast(maxPending, 1, "pool.maxPending");
        Checks.atLeast(maxRequests, 1, "pool.maxRequests");
        Checks.atLeast(maxRequestsPerCaller, 1, "pool.maxRequestsPerCaller");
        Checks.positive(acquireTimeout, "pool.acquireTimeout");
        Checks.positive(maxIdle, "pool.maxIdle");
    }
}
