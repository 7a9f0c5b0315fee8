package org.affectlab.gateway.services;

import static java.util.Objects.requireNonNull;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import org.affectlab.access.Identity;
import org.affectlab.access.InternalTokens;
import org.affectlab.gateway.access.ServiceTokens;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.config.ServiceSettings;
import org.affectlab.gateway.tracing.TraceContext;
import org.affectlab.gateway.tracing.TraceLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Asks services small questions (models, limits, readiness, OpenAPI), and small things of them, over a pool of its own, so that they are
 * answered while uploads fill the other pool. Time and size of each answer are bounded; a failure is an answer too
 * ({@link ServiceAnswer#NO_ANSWER}), never an error signal. Thread-safe.
 */
@Component
public class ServiceClient implements DisposableBean {
    private static final Logger LOGGER = LoggerFactory.getLogger(ServiceClient.class);
    private static final int MAX_CONNECTIONS = 16;
    private static final int MAX_PENDING = 256;

    private final List<ServiceSettings> services;
    private final Duration timeout;
    private final Duration descriptionTimeout;
    private final ServiceTokens tokens;
    private final TraceLog traceLog;
    private final ConnectionProvider connections;
    private final HttpClient client;
    private final long maxBytes;

    public ServiceClient(GatewaySettings settings, ServiceTokens tokens, TraceLog traceLog) {
        requireNonNull(settings, "settings is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.traceLog = requireNonNull(traceLog, "traceLog is null");
        this.services = settings.services();
        this.timeout = settings.timeouts().lookup();
        this.descriptionTimeout = settings.timeouts().description();
        this.connections = ConnectionProvider.builder("lookups")
                .maxConnections(MAX_CONNECTIONS)
                .pendingAcquireMaxCount(MAX_PENDING)
                .pendingAcquireTimeout(timeout)
                .maxIdleTime(settings.pool().maxIdle())
                .build();
        this.maxBytes = settings.documents().maxBytes().toBytes();
        this.client = HttpClient.create(connections)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.timeouts().connect().toMillis()));
    }

    /** Asks all services at once; the answers come in the order of the configuration. */
    public Flux<ServiceAnswer> askAll(TraceContext trace, String... pathSegments) {
        return askAll(tokens.ofGateway(), trace, timeout, "", pathSegments);
    }

    /** Asks all services for their OpenAPI documents, and waits longer for them. */
    public Flux<ServiceAnswer> askDescriptions(TraceContext trace) {
        return askAll(tokens.ofGateway(), trace, descriptionTimeout, "", "v3", "api-docs");
    }

    /** As {@link #askAll(TraceContext, String...)}, for a caller, and with a query. */
    public Flux<ServiceAnswer> askAllFor(Identity caller, TraceContext trace, String query, String... pathSegments) {
        return askAll(tokens.of(caller), trace, timeout, query, pathSegments);
    }

    /** Asks one service for a caller; the first with that name, and none if there is none. */
    public Mono<ServiceAnswer> askOne(
            String name, Identity caller, TraceContext trace, String accept, String... pathSegments) {
        return Flux.fromIterable(services)
                .filter(service -> service.name().equals(name))
                .next()
                .flatMap(service ->
                        ask(HttpMethod.GET, service, tokens.of(caller), trace, timeout, accept, "", pathSegments));
    }

    /** Has a service delete something for a caller. Without an answer in time it may be deleted all the same. */
    public Mono<ServiceAnswer> delete(
            ServiceSettings service, Identity caller, TraceContext trace, String... pathSegments) {
        return ask(
                HttpMethod.DELETE,
                service,
                tokens.of(caller),
                trace,
                timeout,
                MediaType.APPLICATION_JSON_VALUE,
                "",
                pathSegments);
    }

    private Flux<ServiceAnswer> askAll(
            String token, TraceContext trace, Duration wait, String query, String... pathSegments) {
        return Flux.fromIterable(services)
                .flatMapSequential(
                        service -> ask(
                                HttpMethod.GET,
                                service,
                                token,
                                trace,
                                wait,
                                MediaType.APPLICATION_JSON_VALUE,
                                query,
                                pathSegments),
                        Math.max(1, services.size()));
    }

    private Mono<ServiceAnswer> ask(
            HttpMethod method,
            ServiceSettings service,
            String token,
            TraceContext trace,
            Duration wait,
            String accept,
            String query,
            String... pathSegments) {
        return client.headers(
                        headers -> headers.set("traceparent", trace.child().header())
                                .set(InternalTokens.HEADER, token)
                                .set(HttpHeaders.ACCEPT, accept))
                .request(method)
                .uri(UriComponentsBuilder.fromUri(service.uri())
                        .pathSegment(pathSegments)
                        .query(query)
                        .encode()
                        .build()
                        .toUri())
                .response((response, content) -> content.asByteArray()
                        .collect(() -> new BoundedBytes(maxBytes), BoundedBytes::add)
                        .map(body -> new ServiceAnswer(
                                service,
                                response.status().code(),
                                response.responseHeaders().get(HttpHeaders.RETRY_AFTER),
                                body.toByteArray())))
                .single()
                .timeout(wait)
                .onErrorResume(failure -> {
                    traceLog.run(trace, () -> LOGGER.warn("No answer from {}: {}", service.name(), failure.toString()));
                    return Mono.just(ServiceAnswer.none(service));
                });
    }

    @Override
    public void destroy() {
        connections.dispose();
    }
}
