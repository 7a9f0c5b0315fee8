package org.affectlab.gateway.openinference;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.affectlab.gateway.access.RequestIdentity;
import org.affectlab.gateway.services.JoinedAnswer;
import org.affectlab.gateway.services.ServiceAnswer;
import org.affectlab.gateway.services.ServiceClient;
import org.affectlab.gateway.services.ServiceDocuments;
import org.affectlab.gateway.tracing.TraceContext;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the protocol tells of the platform as one server. */
@RestController
public class OpenInferenceController {
    /** Names the services whose part is missing in an answer that has no place for it; comma-separated. */
    static final String UNAVAILABLE = "X-Affectlab-Unavailable";

    private final ServiceClient client;
    private final ServiceDocuments documents;
    private final IndexRequests requests;

    public OpenInferenceController(ServiceClient client, ServiceDocuments documents, IndexRequests requests) {
        this.client = requireNonNull(client, "client is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.requests = requireNonNull(requests, "requests is null");
    }

    /** The extensions that every service has. */
    @GetMapping(path = "/v2", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<JsonNode> server(ServerWebExchange exchange) {
        return client.askAll(TraceContext.of(exchange), "v2").collectList().map(this::joinServers);
    }

    @GetMapping(path = "/v2/health/live", produces = MediaType.APPLICATION_JSON_VALUE)
    JsonNode live() {
        return documents.newObject().put("live", true);
    }

    /** Ready when every service is. */
    @GetMapping(path = "/v2/health/ready", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<JsonNode> ready(ServerWebExchange exchange) {
        return client.askAll(TraceContext.of(exchange), "v2", "health", "ready")
                .filter(answer -> !answer.isOk())
                .map(answer -> answer.service().name())
                .collect(Collectors.joining(", "))
                .map(notReady -> {
                    if (!notReady.isEmpty()) {
                        throw JoinedAnswer.unavailable("Not ready: " + notReady + ".");
                    }
                    return documents.newObject().put("ready", true);
                });
    }

    @GetMapping(path = "/v2/repository/index", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<JsonNode>> index(
            @RequestParam(name = "ready", defaultValue = "false") boolean ready, ServerWebExchange exchange) {
        return client.askAllFor(
                        RequestIdentity.require(exchange), TraceContext.of(exchange), "", "v2", "repository", "index")
                .collectList()
                .map(answers -> joinIndexes(answers, ready));
    }

    @PostMapping(path = "/v2/repository/index", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<JsonNode>> index(ServerWebExchange exchange) {
        return requests.wantsReadyOnly(exchange.getRequest()).flatMap(ready -> index(ready, exchange));
    }

    private JsonNode joinServers(List<ServiceAnswer> answers) {
        Set<String> extensions = null;
        for (ServiceAnswer answer : answers) {
            Optional<ObjectNode> server = documents.read(answer);
            if (server.isPresent()) {
                Set<String> own = server.get()
                        .path("extensions")
                        .valueStream()
                        .map(name -> name.asString(""))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
                if (extensions == null) {
                    extensions = own;
                } else {
                    extensions.retainAll(own);
                }
            }
        }
        if (extensions == null) {
            throw JoinedAnswer.unavailable("No service answered.");
        }
        ObjectNode joined = documents.newObject().put("name", "affectlab").put("version", "1");
        extensions.forEach(joined.putArray("extensions")::add);
        return joined;
    }

    private ResponseEntity<JsonNode> joinIndexes(List<ServiceAnswer> answers, boolean ready) {
        ArrayNode joined = documents.newObject().arrayNode();
        LinkedHashSet<String> missing = new LinkedHashSet<>();
        for (ServiceAnswer answer : answers) {
            Optional<ArrayNode> index = documents.readArray(answer);
            if (index.isPresent()) {
                index.get()
                        .valueStream()
                        .filter(entry ->
                                !ready || entry.path("state").asString("").equals("READY"))
                        .forEach(joined::add);
            } else {
                missing.add(answer.service().name());
            }
        }
        if (missing.size() == answers.size()) {
            throw JoinedAnswer.unavailable("No service answered.");
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (!missing.isEmpty()) {
            answer.header(UNAVAILABLE, String.join(",", missing));
        }
        return answer.body(joined);
    }
}
