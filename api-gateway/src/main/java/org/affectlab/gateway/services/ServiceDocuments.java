package org.affectlab.gateway.services;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads services' answers as JSON. Thread-safe. */
@Component
public class ServiceDocuments {
    private final JsonMapper mapper;

    public ServiceDocuments(JsonMapper mapper) {
        this.mapper = requireNonNull(mapper, "mapper is null");
    }

    /** The JSON object of an answer with status 200; empty for anything else. */
    public Optional<ObjectNode> read(ServiceAnswer answer) {
        return readAs(answer, ObjectNode.class);
    }

    /** The JSON array of an answer with status 200; empty for anything else. */
    public Optional<ArrayNode> readArray(ServiceAnswer answer) {
        return readAs(answer, ArrayNode.class);
    }

    private <T extends JsonNode> Optional<T> readAs(ServiceAnswer answer, Class<T> kind) {
        if (!answer.isOk()) {
            return Optional.empty();
        }
        try {
            JsonNode document = mapper.readTree(answer.body());
            return kind.isInstance(document) ? Optional.of(kind.cast(document)) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    public ObjectNode newObject() {
        return mapper.createObjectNode();
    }
}
