package org.affectlab.inference;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the values of optional properties into a manifest that leaves them out. Manifests that were written before a property existed stay
 * valid byte for byte; everything that is not listed here stays required (Jackson either demands every property of a record or none).
 * Stateless.
 */
final class ManifestDefaults {
    private static final List<String> OPTIONAL = List.of("serving", "exampleTolerance", "owner");
    private static final String DIMENSIONS = "dimensions";

    private ManifestDefaults() {}

    /**
     * Changes {@code manifest} in place and returns it.
     *
     * @throws IllegalArgumentException if an optional property is there but null
     */
    static ObjectNode fill(ObjectNode manifest) {
        for (String optional : OPTIONAL) {
            if (!manifest.has(optional)) {
                manifest.putNull(optional);
            } else if (manifest.get(optional).isNull()) {
                throw new IllegalArgumentException(
                        ManifestJson.FILE_NAME + " is not a valid manifest: " + optional + " is null");
            }
        }
        if (!manifest.has(DIMENSIONS)) {
            manifest.putObject(DIMENSIONS);
        }
        manifest.get(DIMENSIONS).forEach(ManifestDefaults::fillDimension);
        for (String specs : new String[] {"inputs", "outputs"}) {
            if (manifest.has(specs)) {
                manifest.get(specs).forEach(ManifestDefaults::fillSpec);
            }
        }
        return manifest;
    }

    private static void fillDimension(JsonNode dimension) {
        if (dimension instanceof ObjectNode node) {
            if (!node.has("buckets")) {
                node.putArray("buckets");
            }
            if (!node.has("padValue")) {
                node.put("padValue", 0.0);
            }
        }
    }

    private static void fillSpec(JsonNode spec) {
        if (spec instanceof ObjectNode node && !node.has("nonFinite")) {
            node.put("nonFinite", false);
        }
    }
}
