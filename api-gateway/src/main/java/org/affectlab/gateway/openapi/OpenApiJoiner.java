package org.affectlab.gateway.openapi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.affectlab.gateway.config.ServiceSettings;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds one OpenAPI document out of the gateway's own and the services'. Of a service only the paths that are routed to it
 * are taken, with the components that they need. The first one to bring a path, a tag or an operation id keeps it. One use,
 * one thread.
 */
final class OpenApiJoiner {
    /** Every service has these; the first describes them for all. */
    private static final List<String> COMMON = List.of("/v1/jobs/**", "/v1/webhook-secret");

    private static final String DEFAULT_SECURITY_KIND = "securitySchemes";

    private final ObjectNode joined;
    private final ComponentPool components;
    private final Set<String> operationIds = new HashSet<>();
    private final Set<String> tags = new HashSet<>();

    /** @param own the gateway's own document, which becomes the joined one */
    OpenApiJoiner(ObjectNode own) {
        this.joined = requireNonNull(own, "own is null");
        this.components = new ComponentPool(own.withObjectProperty("components"));
        own.path("paths")
                .forEach(path -> path.forEach(operation ->
                        operationIds.add(operation.path("operationId").asString(""))));
        own.path("tags").forEach(tag -> tags.add(tag.path("name").asString("")));
    }

    void add(ServiceSettings service, ObjectNode document) {
        ObjectNode part = document.deepCopy();
        List<String> routed = new ArrayList<>(service.paths());
        routed.addAll(COMMON);
        keepRoutedPaths(part, routed);
        keepNeededComponents(part);
        components.add(service.name(), part);
        inheritSecurity(part);
        part.path("paths").properties().forEach(path -> {
            path.getValue().forEach(operation -> makeIdUnique(service.name(), operation));
            joined.withObjectProperty("paths").set(path.getKey(), path.getValue());
        });
        for (JsonNode tag : part.path("tags")) {
            if (tags.add(tag.path("name").asString(""))) {
                joined.withArrayProperty("tags").add(tag);
            }
        }
    }

    ObjectNode result() {
        AccessResponses.addTo(joined);
        return joined;
    }

    private void keepRoutedPaths(ObjectNode part, List<String> patterns) {
        ObjectNode paths = part.withObjectProperty("paths");
        for (String path : Set.copyOf(paths.propertyNames())) {
            PathContainer parsed = PathContainer.parsePath(path);
            boolean routed = patterns.stream()
                    .anyMatch(pattern ->
                            PathPatternParser.defaultInstance.parse(pattern).matches(parsed));
            if (!routed || joined.path("paths").has(path)) {
                paths.remove(path);
            }
        }
    }

    private static void keepNeededComponents(ObjectNode part) {
        Set<String> needed = new HashSet<>();
        Deque<JsonNode> unvisited = new ArrayDeque<>();
        unvisited.add(part.path("paths"));
        while (!unvisited.isEmpty()) {
            Set<String> found = new HashSet<>();
            References.collect(unvisited.remove(), found);
            for (String component : found) {
                if (needed.add(component)) {
                    int slash = component.indexOf('/');
                    unvisited.add(part.path("components")
                            .path(component.substring(0, Math.max(0, slash)))
                            .path(component.substring(slash + 1)));
                }
            }
        }
        part.path("components").properties().forEach(kind -> {
            if (kind.getValue() instanceof ObjectNode named && !kind.getKey().equals(DEFAULT_SECURITY_KIND)) {
                for (String name : Set.copyOf(named.propertyNames())) {
                    if (!needed.contains(kind.getKey() + "/" + name)) {
                        named.remove(name);
                    }
                }
            }
        });
    }

    /** A requirement for a whole document becomes one for each of its operations. */
    private static void inheritSecurity(ObjectNode part) {
        if (part.path("security") instanceof ArrayNode security) {
            part.path("paths")
                    .forEach(path -> path.forEach(operation -> {
                        if (operation instanceof ObjectNode object
                                && object.has("responses")
                                && !object.has("security")) {
                            object.set("security", security.deepCopy());
                        }
                    }));
        }
    }

    private void makeIdUnique(String service, JsonNode operation) {
        if (operation instanceof ObjectNode object && object.path("operationId").isString()) {
            String wanted = object.path("operationId").stringValue();
            String free = wanted;
            for (int number = 1; !operationIds.add(free); number++) {
                free = number == 1 ? service + "-" + wanted : service + "-" + wanted + number;
            }
            object.put("operationId", free);
        }
    }
}
