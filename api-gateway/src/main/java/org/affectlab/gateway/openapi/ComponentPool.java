package org.affectlab.gateway.openapi;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The components of the joined document. Equal components of the same name are one; a different component of a name that is
 * taken gets its service's name in front, and references follow. Names that do not clash never change.
 */
final class ComponentPool {
    private final ObjectNode target;

    ComponentPool(ObjectNode target) {
        this.target = requireNonNull(target, "target is null");
    }

    /** Adds the components of a service and changes {@code document}, which holds them, to the names that they get. */
    void add(String service, ObjectNode document) {
        Map<String, String> renamed = clashes(service, document.path("components"));
        References.rename(document, renamed);
        renameSecurity(document, renamed);
        document.path("components")
                .properties()
                .forEach(kind -> kind.getValue().properties().forEach(component -> {
                    String path = kind.getKey() + "/" + component.getKey();
                    String name = renamed.getOrDefault(path, path)
                            .substring(kind.getKey().length() + 1);
                    target.withObjectProperty(kind.getKey()).set(name, component.getValue());
                }));
    }

    private Map<String, String> clashes(String service, JsonNode components) {
        Map<String, String> renamed = new HashMap<>();
        components.properties().forEach(kind -> kind.getValue().properties().forEach(component -> {
            JsonNode taken = target.path(kind.getKey()).path(component.getKey());
            if (!taken.isMissingNode() && !taken.equals(component.getValue())) {
                renamed.put(
                        kind.getKey() + "/" + component.getKey(),
                        kind.getKey() + "/" + freeName(service, kind.getKey(), component.getKey(), kind.getValue()));
            }
        }));
        return renamed;
    }

    private String freeName(String service, String kind, String name, JsonNode siblings) {
        String prefixed = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + name;
        String free = prefixed;
        for (int number = 2; target.path(kind).has(free) || siblings.has(free); number++) {
            free = prefixed + number;
        }
        return free;
    }

    /** Security requirements name their scheme as a key, not by reference. */
    private static void renameSecurity(ObjectNode document, Map<String, String> renamed) {
        renameRequirements(document.path("security"), renamed);
        document.path("paths")
                .forEach(path -> path.forEach(operation -> renameRequirements(operation.path("security"), renamed)));
    }

    private static void renameRequirements(JsonNode requirements, Map<String, String> renamed) {
        for (JsonNode requirement : requirements) {
            renamed.forEach((from, to) -> {
                String kind = "securitySchemes/";
                if (from.startsWith(kind) && requirement instanceof ObjectNode object) {
                    JsonNode scopes = object.remove(from.substring(kind.length()));
                    if (scopes != null) {
                        object.set(to.substring(kind.length()), scopes);
                    }
                }
            });
        }
    }
}
