package org.affectlab.gateway.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which web pages of other origins may call the gateway.
 *
 * @param allowedOrigins origins such as {@code https://lab.example}, or {@code *} for all; none by default
 * @param maxAge how long a browser may remember a preflight's answer
 */
public record CorsSettings(@DefaultValue List<String> allowedOrigins, @DefaultValue("10m") Duration maxAge) {
    public CorsSettings {
        requireNonNull(allowedOrigins, "cors.allowedOrigins is null");
        allowedOrigins = List.copyOf(allowedOrigins);
        Checks.positive(maxAge, "cors.maxAge");
        for (String origin : allowedOrigins) {
            if (!origin.equals("*") && !origin.matches("https?://[^/\\s]+")) {
                throw new IllegalArgumentException(
                        "cors.allowedOrigins must hold * or scheme://host[:port] but one is " + origin);
            }
        }
    }
}
