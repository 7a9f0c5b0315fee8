package org.affectlab.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.affectlab.training.config.SettingsFile;
import org.affectlab.training.config.TrainingSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every effective setting, one row each, named as in the settings file. Stateless. */
final class SettingsTable {
    private SettingsTable() {}

    static String of(TrainingSettings settings) {
        JsonNode tree = JsonMapper.builder().build().readTree(new SettingsFile().write(settings));
        List<List<String>> rows = new ArrayList<>();
        collect((ObjectNode) tree, "", rows);
        return Markdown.table(List.of("setting", "value"), rows);
    }

    private static void collect(ObjectNode node, String prefix, List<List<String>> rows) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = prefix + entry.getKey();
            if (entry.getValue() instanceof ObjectNode nested) {
                collect(nested, name + ".", rows);
            } else if (entry.getValue().isArray()) {
                List<String> values = new ArrayList<>();
                entry.getValue().forEach(value -> values.add(value.asString()));
                rows.add(List.of(name, String.join(", ", values)));
            } else {
                rows.add(List.of(name, entry.getValue().asString()));
            }
        }
    }
}
