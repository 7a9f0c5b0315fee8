package org.affectlab.gateway.openapi;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** References to components inside an OpenAPI document: {@code $ref}, and the values of a discriminator's mapping. */
final class References {
    private static final String PREFIX = "#/components/";

    private References() {}

    /** Adds what {@code node} refers to, each as {@code kind/name}. */
    static void collect(JsonNode node, Set<String> found) {
        visit(node, reference -> {
            found.add(reference);
            return reference;
        });
    }

    /** Changes references in place; those that {@code renamed} (kind/name to kind/name) does not hold stay. */
    static void rename(JsonNode node, Map<String, String> renamed) {
        visit(node, reference -> renamed.getOrDefault(reference, reference));
    }

    private static void visit(JsonNode node, UnaryOperator<String> change) {
        if (node instanceof ArrayNode array) {
            for (JsonNode element : array) {
                visit(element, change);
            }
        } else if (node instanceof ObjectNode object) {
            for (String name : Set.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                if (name.equals("$ref") && value.isString()) {
                    object.set(name, changed(value, change));
                } else if (name.equals("mapping") && value instanceof ObjectNode mapping) {
                    visitMapping(mapping, change);
                } else {
                    visit(value, change);
                }
            }
        }
    }

    private static void visitMapping(ObjectNode mapping, UnaryOperator<String> change) {
        for (String name : Set.copyOf(mapping.propertyNames())) {
            JsonNode value = mapping.get(name);
            if (value.isString()) {
                mapping.set(name, changed(value, change));
            } else {
                visit(value, change);
            }
        }
    }

    private static JsonNode changed(JsonNode value, UnaryOperator<String> change) {
        String reference = value.stringValue();
        if (!reference.startsWith(PREFIX)) {
            return value;
        }
        String path = reference.substring(PREFIX.length());
        int nameEnd = path.indexOf('/', path.indexOf('/') + 1);
        String component = nameEnd < 0 ? path : path.substring(0, nameEnd);
        String rest = nameEnd < 0 ? "" : path.substring(nameEnd);
        return StringNode.valueOf(PREFIX + change.apply(component) + rest);
    }
}
