package org.affectlab.gateway.openapi;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds what the gateway itself may answer to every operation that needs a key, where the operation does not say it already. Stateless. */
final class AccessResponses {
    private static final List<String> STATUSES = List.of("401", "403", "429");
    private static final String PROBLEM = "#/components/responses/GatewayProblem";

    private AccessResponses() {}

    static void addTo(ObjectNode document) {
        document.path("paths").forEach(path -> path.forEach(AccessResponses::addToOperation));
    }

    private static void addToOperation(JsonNode operation) {
        if (!(operation.path("responses") instanceof ObjectNode responses) || isOpen(operation)) {
            return;
        }
        for (String status : STATUSES) {
            if (!responses.has(status)) {
                responses.putObject(status).put("$ref", PROBLEM);
            }
        }
    }

    /** An empty list of requirements lifts those of the document. */
    private static boolean isOpen(JsonNode operation) {
        return operation.path("security").isArray()
                && operation.path("security").isEmpty();
    }
}
