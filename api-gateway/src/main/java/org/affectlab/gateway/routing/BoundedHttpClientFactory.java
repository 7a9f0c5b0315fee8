package org.affectlab.gateway.routing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.config.PoolSettings;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.netty.resources.ConnectionProvider;

/**
 * The client that carries requests to the services, with a pool that is bounded in connections and in waiting requests.
 * The framework's own pool lets any number wait.
 */
final class BoundedHttpClientFactory extends HttpClientFactory {
    private final GatewaySettings settings;

    BoundedHttpClientFactory(
            HttpClientProperties properties,
            ServerProperties serverProperties,
            HttpClientSslConfigurer sslConfigurer,
            List<HttpClientCustomizer> customizers,
            GatewaySettings settings) {
        super(properties, serverProperties, sslConfigurer, customizers);
        this.settings = requireNonNull(settings, "settings is null");
    }

    @Override
    protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
        PoolSettings pool = settings.pool();
        return ConnectionProvider.builder("services")
                .maxConnections(pool.maxConnections())
                .pendingAcquireMaxCount(pool.maxPending())
                .pendingAcquireTimeout(pool.acquireTimeout())
                .maxIdleTime(pool.maxIdle())
                .evictInBackground(pool.maxIdle())
                .lifo()
                .metrics(true)
                .build();
    }
}
