package org.affectlab.gateway.config;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything under {@code affectlab.gateway}. Immutable and valid: a wrong value stops the start with a message that names it.
 *
 * @param services the services behind the gateway; empty means {@link KnownService}'s defaults
 * @param maxUploadBytes largest request body that passes, 1 byte or more: that of a job, since services say what they analyse at once
 */
@ConfigurationProperties("affectlab.gateway")
public record GatewaySettings(
        @DefaultValue List<ServiceSettings> services,
        @DefaultValue("2GB") DataSize maxUploadBytes,
        @DefaultValue TimeoutSettings timeouts,
        @DefaultValue PoolSettings pool,
        @DefaultValue CorsSettings cors,
        @DefaultValue LingeringSettings lingering,
        @DefaultValue DocumentSettings documents) {
    public GatewaySettings {
        services = services.isEmpty() ? KnownService.defaults() : List.copyOf(services);
        requireNonNull(timeouts, "timeouts is null");
        requireNonNull(pool, "pool is null");
        requireNonNull(cors, "cors is null");
        requireNonNull(lingering, "lingering is null");
        requireNonNull(documents, "documents is null");
        Checks.positive(maxUploadBytes, "maxUploadBytes");
        requireDistinct(services);
    }

    private static void requireDistinct(List<ServiceSettings> services) {
        Set<String> names = new HashSet<>();
        Set<String> paths = new HashSet<>();
        for (ServiceSettings service : services) {
            if (!names.add(service.name())) {
                throw new IllegalArgumentException("services has two entries named " + service.name());
            }
            for (String path : service.paths()) {
                if (!paths.add(path)) {
                    throw new IllegalArgumentException("services has two entries with the path " + path);
                }
            }
        }
    }
}
