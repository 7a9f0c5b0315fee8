package org.affectlab.training.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many runs from one file: settings, and the values that some of them take in turn.
 *
 * <pre>{"settings": "lgfa-ravdess.json", "vary": {"optimiser.learningRate": [3e-4, 1e-3], "balance": ["NONE", "INVERSE_FREQUENCY"]}}</pre>
 *
 * <p>Immutable.
 *
 * @param settingsFile that the points change; its archive's path is relative to it
 * @param points every combination, the last key changing fastest; at least one
 */
public record SettingsGrid(Path settingsFile, List<Point> points) {
    private static final int MOST_POINTS = 1_000;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public SettingsGrid {
        requireNonNull(settingsFile, "settingsFile is null");
        points = List.copyOf(points);
    }

    /**
     * One combination.
     *
     * @param name {@code key=value} of all that vary, joined with commas; fit for a folder
     */
    public record Point(String name, TrainingSettings settings) {}

    /** @throws IOException if the file is no grid, or one of its points no valid settings */
    public static SettingsGrid read(Path file) throws IOException {
        try {
            if (!(MAPPER.readTree(Files.readString(file)) instanceof ObjectNode grid)
                    || !(grid.get("vary") instanceof ObjectNode vary)
                    || vary.isEmpty()
                    || grid.path("settings").stringValue(null) == null
                    || grid.size() != 2) {
                throw new IOException(file + ": a grid is {\"settings\": FILE, \"vary\": {KEY: [VALUES]}}");
            }
            Path settings = file.toAbsolutePath()
                    .resolveSibling(grid.path("settings").stringValue())
                    .normalize();
            String text = Files.readString(settings);
            List<Point> points = new ArrayList<>();
            for (Choice choice : choices(vary, file)) {
                if (!(MAPPER.readTree(text) instanceof ObjectNode changed)) {
                    throw new IOException(settings + ": settings must be a JSON object");
                }
                choice.values.forEach(change -> put(changed, change));
                points.add(new Point(
                        choice.name, new SettingsFile().parse(changed.toString(), settings + ", " + choice.name)));
            }
            return new SettingsGrid(settings, points);
        } catch (JacksonException e) {
            throw new IOException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    private static List<Choice> choices(ObjectNode vary, Path file) throws IOException {
        List<Choice> choices = List.of(new Choice("", List.of()));
        for (Map.Entry<String, JsonNode> entry : vary.properties()) {
            if (!(entry.getValue() instanceof ArrayNode values) || values.isEmpty()) {
                throw new IOException(file + ": " + entry.getKey() + " must be a list of values");
            }
            List<Choice> longer = new ArrayList<>();
            for (Choice choice : choices) {
                for (JsonNode value : values) {
                    longer.add(choice.with(entry.getKey(), value));
                }
            }
            if (longer.size() > MOST_POINTS) {
                throw new IOException(file + ": more than " + MOST_POINTS + " combinations");
            }
            choices = longer;
        }
        return choices;
    }

    private static void put(ObjectNode settings, Map.Entry<String, JsonNode> change) {
        String[] path = change.getKey().split("\\.");
        ObjectNode node = settings;
        for (int index = 0; index < path.length - 1; index++) {
            node = node.get(path[index]) instanceof ObjectNode inner ? inner : node.putObject(path[index]);
        }
        node.set(path[path.length - 1], change.getValue());
    }

    private record Choice(String name, List<Map.Entry<String, JsonNode>> values) {
        Choice with(String key, JsonNode value) {
            List<Map.Entry<String, JsonNode>> longer = new ArrayList<>(values);
            longer.add(Map.entry(key, value));
            String text = value.isString() ? value.stringValue() : value.toString();
            String part = key + "=" + text.replaceAll("[^A-Za-z0-9.+-]", "_");
            return new Choice(name.isEmpty() ? part : name + "," + part, longer);
        }
    }
}
