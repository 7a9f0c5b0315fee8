package org.affectlab.gateway.jobs;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.affectlab.access.Identity;
import org.affectlab.gateway.access.RequestIdentity;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.affectlab.gateway.services.JoinedAnswer;
import org.affectlab.gateway.services.ServiceAnswer;
import org.affectlab.gateway.services.ServiceClient;
import org.affectlab.gateway.services.ServiceDocuments;
import org.affectlab.gateway.tracing.TraceContext;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All jobs of a caller, of all services. */
@RestController
public class JobsController {
    private static final int MAX_LIST = 500;
    private static final Pattern MOMENT = Pattern.compile("[0-9TZ:.+-]{1,40}");

    private final ServiceClient client;
    private final ServiceDocuments documents;
    private final JoinedAnswer joined;

    public JobsController(ServiceClient client, ServiceDocuments documents, JoinedAnswer joined) {
        this.client = requireNonNull(client, "client is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.joined = requireNonNull(joined, "joined is null");
    }

    @GetMapping(path = "/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<JsonNode> list(
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            @RequestParam(name = "before", required = false) Optional<String> before,
            ServerWebExchange exchange) {
        if (limit < 1 || limit > MAX_LIST) {
            throw GatewayProblemException.overLimit(
                    ProblemCode.INVALID_PARAMETER, "limit must be 1 to " + MAX_LIST + ".", MAX_LIST, (long) limit);
        }
        if (before.filter(moment -> !MOMENT.matcher(moment).matches()).isPresent()) {
            throw new GatewayProblemException(
                    ProblemCode.INVALID_PARAMETER, "before must be a moment as 2026-05-04T03:02:01Z.");
        }
        Identity caller = RequestIdentity.of(exchange)
                .orElseThrow(() -> new GatewayProblemException(ProblemCode.UNAUTHORIZED, "Jobs have an owner."));
        String query =
                "limit=" + limit + before.map(moment -> "&before=" + moment).orElse("");
        return client.askAllFor(caller, TraceContext.of(exchange), query, "v1", "jobs")
                .collectList()
                .map(answers -> join(answers, limit));
    }

    private JsonNode join(List<ServiceAnswer> answers, int limit) {
        ObjectNode target = documents.newObject();
        ArrayNode jobs = target.putArray("jobs");
        List<JsonNode> all = new ArrayList<>();
        JsonNode result = joined.join(
                answers, target, (service, document) -> document.path("jobs").forEach(all::add));
        all.stream()
                .sorted(Comparator.comparing(
                                (JsonNode job) -> job.path("createdAt").asString(""))
                        .reversed())
                .limit(limit)
                .forEach(jobs::add);
        return result;
    }
}
