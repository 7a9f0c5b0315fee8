package org.affectlab.gateway.services;

import static java.util.Objects.requireNonNull;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.config.ServiceSettings;
import org.affectlab.gateway.tracing.TraceContext;
import org.affectlab.gateway.tracing.TraceLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Asks services small questions (models, limits, readiness, OpenAPI) over a pool of its own, so that they are answered
 * while uploads fill the other pool. Time and size of each answer are bounded; a failure is an answer too
 * ({@link ServiceAnswer#NO_ANSWER}), never an error signal. Thread-safe.
 */
@Component
public class ServiceClient implements DisposableBean {
    private static final Logger LOGGER = LoggerFactory.getLogger(ServiceClient.class);
    private static final int MAX_CONNECTIONS = 16;
    private static final int MAX_PENDING = 256;

    private final List<ServiceSettings> services;
    private final Duration timeout;
    private final TraceLog traceLog;
    private final ConnectionProvider connections;
    private final WebClient client;

    public ServiceClient(GatewaySettings settings, TraceLog traceLog) {
        requireNonNull(settings, "settings is null");
        this.traceLog = requireNonNull(traceLog, "traceLog is null");
        this.services = settings.services();
        this.timeout = settings.timeouts().lookup();
        this.connections = ConnectionProvider.builder("lookups")
                .maxConnections(MAX_CONNECTIONS)
                .pendingAcquireMaxCount(MAX_PENDING)
                .pendingAcquireTimeout(timeout)
                .maxIdleTime(settings.pool().maxIdle())
                .build();
        HttpClient http = HttpClient.create(connections)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.timeouts().connect().toMillis()));
        int maxBytes = Math.toIntExact(settings.documents().maxBytes().toBytes());
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(maxBytes))
                .build();
    }

    /** Asks all services at once; the answers come in the order of the configuration. */
    public Flux<ServiceAnswer> askAll(TraceContext trace, String... pathSegments) {
        return Flux.fromIterable(services)
                .flatMapSequential(service -> ask(service, trace, pathSegments), Math.max(1, services.size()));
    }

    private Mono<ServiceAnswer> ask(ServiceSettings service, TraceContext trace, String... pathSegments) {
        return client.get()
                .uri(UriComponentsBuilder.fromUri(service.uri())
                        .pathSegment(pathSegments)
                        .encode()
                        .build()
                        .toUri())
                .header("traceparent", trace.child().header())
                .accept(MediaType.APPLICATION_JSON)
                .exchangeToMono(response -> response.bodyToMono(byte[].class)
                        .defaultIfEmpty(new byte[0])
                        .map(body ->
                                new ServiceAnswer(service, response.statusCode().value(), body)))
                .timeout(timeout)
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
