package org.affectlab.gateway.openapi;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.services.ServiceAnswer;
import org.affectlab.gateway.services.ServiceClient;
import org.affectlab.gateway.services.ServiceDocuments;
import org.affectlab.gateway.tracing.TraceContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document of the whole platform as the caller sees it. Kept for a short time, one copy; callers that come while
 * it is being built share the work. A service that is down is missing and named in {@code x-affectlab-unavailable}; a document that
 * lacks one is kept for a second at most.
 */
@Component
public class JoinedOpenApi {
    private static final Duration PARTIAL = Duration.ofSeconds(1);

    /** The document, and whether every service is in it. */
    private record Joined(byte[] json, boolean whole) {}

    private final JsonMapper mapper;
    private final ServiceDocuments documents;
    private final byte[] ownDocument;
    private final Mono<Joined> cached;

    public JoinedOpenApi(
            JsonMapper mapper,
            ServiceDocuments documents,
            ServiceClient client,
            GatewaySettings settings,
            @Value("classpath:openapi/gateway.json") Resource own) {
        this.mapper = requireNonNull(mapper, "mapper is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.ownDocument = readAll(own);
        Duration whole = settings.documents().cacheFor();
        Duration partial = whole.compareTo(PARTIAL) < 0 ? whole : PARTIAL;
        this.cached = Mono.defer(
                        () -> client.askDescriptions(TraceContext.create()).collectList())
                .map(this::join)
                .cache(joined -> joined.whole() ? whole : partial, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** The document as JSON, not to be changed. */
    Mono<byte[]> document() {
        return cached.map(Joined::json);
    }

    private Joined join(List<ServiceAnswer> answers) {
        OpenApiJoiner joiner = new OpenApiJoiner((ObjectNode) mapper.readTree(ownDocument));
        ArrayNode unavailable = mapper.createArrayNode();
        for (ServiceAnswer answer : answers) {
            Optional<ObjectNode> document =
                    documents.read(answer).filter(found -> found.path("paths") instanceof ObjectNode);
            if (document.isPresent()) {
                joiner.add(answer.service(), document.get());
            } else {
                unavailable.add(answer.service().name());
            }
        }
        JsonNode joined =
                unavailable.isEmpty() ? joiner.result() : joiner.result().set("x-affectlab-unavailable", unavailable);
        return new Joined(mapper.writeValueAsBytes(joined), unavailable.isEmpty());
    }

    private static byte[] readAll(Resource resource) {
        try (InputStream stream = resource.getInputStream()) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
