package org.affectlab.gateway.models;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affectlab.access.Identity;
import org.affectlab.gateway.access.RequestIdentity;
import org.affectlab.gateway.openinference.ModelIndex;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.affectlab.gateway.services.JoinedAnswer;
import org.affectlab.gateway.services.ServiceAnswer;
import org.affectlab.gateway.services.ServiceClient;
import org.affectlab.gateway.services.ServiceDocuments;
import org.affectlab.gateway.tracing.TraceContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The models of all services, as each tells the caller, and the end of a caller's own; nothing is kept. */
@RestController
public class ModelsController {
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,127})(?:@[A-Za-z0-9][A-Za-z0-9.-]{0,31})?");

    private final ServiceClient client;
    private final ServiceDocuments documents;
    private final JoinedAnswer joined;
    private final ModelIndex index;

    public ModelsController(ServiceClient client, ServiceDocuments documents, JoinedAnswer joined, ModelIndex index) {
        this.client = requireNonNull(client, "client is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.joined = requireNonNull(joined, "joined is null");
        this.index = requireNonNull(index, "index is null");
    }

    @GetMapping(path = "/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<JsonNode> models(ServerWebExchange exchange) {
        return client.askAllFor(RequestIdentity.require(exchange), TraceContext.of(exchange), "", "v1", "models")
                .collectList()
                .map(this::joinModels);
    }

    private JsonNode joinModels(List<ServiceAnswer> answers) {
        ObjectNode target = documents.newObject();
        ArrayNode models = target.putArray("models");
        return joined.join(answers, target, (service, document) -> {
            for (JsonNode model : document.path("models")) {
                models.add(model);
            }
        });
    }

    /**
     * The first service that knows the model answers. While a service is down, a model that no other knows is not called
     * unknown: it may be that service's.
     */
    @GetMapping(path = "/v1/models/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<JsonNode> model(@PathVariable("name") String name, ServerWebExchange exchange) {
        if (!NAME.matcher(name).matches()) {
            return Mono.error(unknown());
        }
        return client.askAllFor(RequestIdentity.require(exchange), TraceContext.of(exchange), "", "v1", "models", name)
                .collectList()
                .map(this::pickModel);
    }

    private JsonNode pickModel(List<ServiceAnswer> answers) {
        boolean allAnswered = true;
        for (ServiceAnswer answer : answers) {
            if (documents.read(answer).isPresent()) {
                return documents.read(answer).get();
            }
            allAnswered &= answer.isNotFound();
        }
        throw allAnswered
                ? unknown()
                : JoinedAnswer.unavailable("No service knows this model, but not every service answered.");
    }

    /** The service that has the model for this caller deletes it, or says why not. */
    @DeleteMapping("/v1/models/{name}")
    Mono<ResponseEntity<byte[]>> delete(@PathVariable("name") String name, ServerWebExchange exchange) {
        Matcher reference = NAME.matcher(name);
        if (!reference.matches()) {
            return Mono.error(unknown());
        }
        Identity caller = RequestIdentity.require(exchange);
        return index.serviceOf(reference.group(1), caller)
                .flatMap(service -> client.delete(service, caller, TraceContext.of(exchange), "v1", "models", name))
                .doOnNext(answer -> {
                    if (answer.status() == HttpStatus.NO_CONTENT.value() || answer.isNotFound()) {
                        index.forget(caller);
                    }
                })
                .map(ModelsController::passOn);
    }

    private static ResponseEntity<byte[]> passOn(ServiceAnswer answer) {
        if (!answer.came()) {
            throw JoinedAnswer.unavailable(
                    "The service of this model did not answer in time; it may delete the model all the same.");
        }
        ResponseEntity.BodyBuilder passed = ResponseEntity.status(answer.status());
        if (answer.retryAfter() != null) {
            passed.header(HttpHeaders.RETRY_AFTER, answer.retryAfter());
        }
        return answer.body().length == 0
                ? passed.build()
                : passed.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(answer.body());
    }

    private static GatewayProblemException unknown() {
        return new GatewayProblemException(ProblemCode.UNKNOWN_MODEL, "No service has a model of this name.");
    }
}
