package org.affectlab.gateway.services;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads services' answers as JSON objects. Thread-safe. */
@Component
public class ServiceDocuments {
    private final JsonMapper mapper;

    public ServiceDocuments(JsonMapper mapper) {
        this.mapper = requireNonNull(mapper, "mapper is null");
    }

    /** The JSON object of an answer with status 200; empty for anything else. */
    public Optional<ObjectNode> read(ServiceAnswer answer) {
        if (!answer.isOk()) {
            return Optional.empty();
        }
        try {
            JsonNode document = mapper.readTree(answer.body());
            return document instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    public ObjectNode newObject() {
        return mapper.createObjectNode();
    }
}
