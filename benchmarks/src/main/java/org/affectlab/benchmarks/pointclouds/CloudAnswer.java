package org.affectlab.benchmarks.pointclouds;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The summary of a cloud's classes.
 *
 * @param model name and version
 * @param points of the file
 * @param classified those that have a class
 * @param gridMetres edge of a cell of the model's grid
 * @param gridPoints cells that hold points
 * @param inputPoints points of one input of the model
 * @param inputs that the model answered
 * @param pointsByCode of the classes with one ASPRS code together
 */
public record CloudAnswer(
        String model,
        long points,
        long classified,
        double gridMetres,
        long gridPoints,
        int inputPoints,
        int inputs,
        Map<Integer, Long> pointsByCode) {
    public CloudAnswer {
        pointsByCode = Map.copyOf(pointsByCode);
    }

    /** @throws IOException if it is no such summary */
    static CloudAnswer of(JsonNode json) throws IOException {
        JsonNode provenance = json.path("provenance");
        JsonNode preprocessing = provenance.path("preprocessing");
        if (!json.path("points").isNumber() || json.path("classes").isEmpty() || preprocessing.isMissingNode()) {
            throw new IOException("no summary of a cloud: " + json);
        }
        Map<Integer, Long> pointsByCode = new TreeMap<>();
        for (JsonNode one : json.path("classes")) {
            pointsByCode.merge(
                    one.path("asprsCode").asInt(-1), one.path("count").asLong(0), Long::sum);
        }
        return new CloudAnswer(
                provenance.path("model").asString("") + "@"
                        + provenance.path("version").asString(""),
                json.path("points").asLong(),
                provenance.path("analysedPoints").asLong(0),
                preprocessing.path("gridMetres").asDouble(0),
                preprocessing.path("gridPoints").asLong(0),
                preprocessing.path("inputPoints").asInt(0),
                preprocessing.path("inputs").asInt(0),
                pointsByCode);
    }
}
