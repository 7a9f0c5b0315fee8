package org.affectlab.gateway.services;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Joins the services' documents into one. A service without a usable answer becomes an entry of {@code warnings}; when no
 * service has one, the joined answer is 503 SERVICE_UNAVAILABLE.
 */
@Component
public class JoinedAnswer {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ServiceDocuments documents;

    public JoinedAnswer(ServiceDocuments documents) {
        this.documents = requireNonNull(documents, "documents is null");
    }

    /** Hands each usable document to {@code joiner} with its service's name, in order, and adds the warnings. */
    public ObjectNode join(List<ServiceAnswer> answers, ObjectNode target, BiConsumer<String, ObjectNode> joiner) {
        ArrayNode warnings = documents.newObject().arrayNode();
        for (ServiceAnswer answer : answers) {
            Optional<ObjectNode> document = documents.read(answer);
            if (document.isPresent()) {
                joiner.accept(answer.service().name(), document.get());
            } else {
                warnings.addObject()
                        .put("service", answer.service().name())
                        .put("code", ProblemCode.SERVICE_UNAVAILABLE.name())
                        .put("detail", "The " + answer.service().name() + " service did not answer.");
            }
        }
        if (warnings.size() == answers.size()) {
            throw unavailable("No service answered.");
        }
        if (!warnings.isEmpty()) {
            target.set("warnings", warnings);
        }
        return target;
    }

    /** 503 with the time after which to come again. */
    public static GatewayProblemException unavailable(String detail) {
        return GatewayProblemException.retryable(ProblemCode.SERVICE_UNAVAILABLE, detail, RETRY_AFTER, null);
    }
}
