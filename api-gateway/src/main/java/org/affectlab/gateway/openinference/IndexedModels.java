package org.affectlab.gateway.openinference;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affectlab.gateway.config.ServiceSettings;
import org.affectlab.gateway.services.ServiceAnswer;
import org.affectlab.gateway.services.ServiceDocuments;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Which service serves which model at one moment. Where several have a model of the same name, the first that has a ready version gets it, else
 * the first of all. Immutable.
 *
 * @param owners the service of each model
 * @param complete whether every service answered; of the others the owners are those of the moment before
 * @param nanos when this was learnt, as {@link System#nanoTime()}
 */
record IndexedModels(Map<String, ServiceSettings> owners, boolean complete, long nanos) {
    private static final String READY = "READY";

    IndexedModels {
        owners = Map.copyOf(owners);
    }

    /** What is known before anybody was asked. */
    static IndexedModels unknown(long nanos) {
        return new IndexedModels(Map.of(), false, nanos);
    }

    /** @param answers to {@code /v2/repository/index}, in the order of the configuration */
    IndexedModels update(List<ServiceAnswer> answers, ServiceDocuments documents, long newNanos) {
        Map<String, ServiceSettings> ready = new LinkedHashMap<>();
        Map<String, ServiceSettings> known = new LinkedHashMap<>();
        boolean all = true;
        for (ServiceAnswer answer : answers) {
            Optional<ArrayNode> index = documents.readArray(answer);
            if (index.isPresent()) {
                for (JsonNode entry : index.get()) {
                    add(entry, answer.service(), ready, known);
                }
            } else {
                all = false;
                owners.forEach((name, owner) -> {
                    if (owner.equals(answer.service())) {
                        known.putIfAbsent(name, owner);
                    }
                });
            }
        }
        known.putAll(ready);
        return new IndexedModels(known, all, newNanos);
    }

    private static void add(
            JsonNode entry,
            ServiceSettings service,
            Map<String, ServiceSettings> ready,
            Map<String, ServiceSettings> known) {
        String name = entry.path("name").asString("");
        known.putIfAbsent(name, service);
        if (entry.path("state").asString("").equals(READY)) {
            ready.putIfAbsent(name, service);
        }
    }

    Optional<ServiceSettings> owner(String model) {
        return Optional.ofNullable(owners.get(requireNonNull(model, "model is null")));
    }
}
