package org.affectlab.gateway.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the gateway waits. Our choice; the response timeout exceeds the longest analysis that a service does while a
 * caller waits.
 *
 * @param connect until a service accepts a connection
 * @param response from the last byte of the request to the first of the answer, and between two reads of the answer
 * @param uploadIdle between two pieces of a request body
 * @param lookup for a small question of the gateway itself to a service (models, limits, readiness)
 * @param description for its OpenAPI document, which takes a service seconds when it writes it for the first time
 */
public record TimeoutSettings(
        @DefaultValue("2s") Duration connect,
        @DefaultValue("120s") Duration response,
        @DefaultValue("30s") Duration uploadIdle,
        @DefaultValue("3s") Duration lookup,
        @DefaultValue("15s") Duration description) {
    public TimeoutSettings {
        Checks.positive(connect, "timeouts.connect");
        Checks.positive(response, "timeouts.response");
        Checks.positive(uploadIdle, "timeouts.uploadIdle");
        Checks.positive(lookup, "timeouts.lookup");
        Checks.positive(description, "timeouts.description");
    }
}
