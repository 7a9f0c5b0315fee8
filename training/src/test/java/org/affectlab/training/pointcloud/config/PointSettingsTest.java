package org.affectlab.training.pointcloud.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.affectlab.training.config.SettingsFormat;
import org.affectlab.training.optimiser.ExponentialSchedule;
import org.affectlab.training.optimiser.LearningRateSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PointSettingsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final SettingsFormat<PointSettings> format = PointDefaults.format();

    /** The reference's settings (STPC, section d). */
    @Test
    void theDefaultsAreTheReferences() throws IOException {
        PointSettings settings = format.parse("{}", "test");

        assertThat(settings).isEqualTo(PointDefaults.settings());
        assertThat(settings.optimiser().learningRate()).isEqualTo(0.01);
        assertThat(settings.schedule().epochFactor()).isEqualTo(0.95);
        assertThat(settings.loss().frequencyOffset()).isEqualTo(0.02);
        assertThat(settings.loss().dictionaryWeight()).isEqualTo(0.01);
        assertThat(settings.voting().kept()).isEqualTo(0.95);
        assertThat(settings.epochs()).isEqualTo(100);
        assertThat(settings.choice()).isEqualTo(PointSettings.Choice.LAST);
    }

    /** Every key of the effective settings, with a value that differs from its default and is valid beside the others. */
    static Stream<String[]> keys() {
        List<String[]> keys = new ArrayList<>();
        collect(MAPPER.valueToTree(PointDefaults.settings()), "", keys);
        return keys.stream();
    }

    private static void collect(ObjectNode node, String prefix, List<String[]> keys) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String path = prefix + entry.getKey();
            if (entry.getValue() instanceof ObjectNode nested) {
                collect(nested, path + ".", keys);
            } else if (!path.equals("protocol.heldOut") && !path.equals("protocol.kind")) {
                keys.add(new String[] {path, changed(path, entry.getValue())});
            }
        }
    }

    private static String changed(String path, JsonNode value) {
        return switch (path) {
            case "name" -> "\"other\"";
            case "archive" -> "\"elsewhere/net\"";
            case "labels" -> "[\"ground\",\"tree\"]";
            case "merge" -> "[{\"from\":\"grass\",\"to\":\"ground\"}]";
            case "recipe.shape" -> "\"COLUMN\"";
            case "recipe.ratios" -> "[2,2,2,2]";
            case "recipe.features" -> "[\"HEIGHT\",\"X\"]";
            case "recipe.heightCurve" -> "\"LOGARITHMIC\"";
            case "recipe.ground.method" -> "\"BLOCKS\"";
            case "recipe.projection" -> "\"VOXEL\"";
            case "recipe.intensityFloorPercentile" -> "0.0";
            case "voting.kind" -> "\"WEIGHTED_MEAN\"";
            case "sampling.kind" -> "\"RANDOM\"";
            case "sampling.balancedWeights" -> "[1.0,2.0]";
            case "optimiser.kind" -> "\"ADAMW\"";
            case "optimiser.finalLearningRate" -> "1e-6";
            case "schedule.kind" -> "\"OPTIMISER\"";
            case "loss.balance" -> "\"NONE\"";
            case "loss.weightExponent" -> "0.5";
            case "loss.classCounts" -> "[10,20]";
            case "choice" -> "\"BEST_HELD_OUT\"";
            default -> number(value);
        };
    }

    private static String number(JsonNode value) {
        if (value.isBoolean()) {
            return Boolean.toString(!value.booleanValue());
        }
        if (value.isInt()) {
            return Integer.toString(value.intValue() + 1);
        }
        double number = value.doubleValue();
        return Double.toString(number >= 1 ? number + 0.125 : number == 0 ? 0.5 : number * 0.75);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyIsBound(String key, String value) throws IOException {
        ObjectNode json = MAPPER.createObjectNode();
        ObjectNode node = json;
        String[] path = key.split("\\.");
        for (int index = 0; index < path.length - 1; index++) {
            node = node.putObject(path[index]);
        }
        node.set(path[path.length - 1], MAPPER.readTree(value));
        JsonNode bound = MAPPER.readTree(format.write(format.parse(json.toString(), key)));
        for (String part : path) {
            bound = bound.path(part);
        }

        assertThat(bound).isEqualTo(MAPPER.readTree(value));
        if (!key.equals("recipe.intensityFloorPercentile")) {
            assertThat(format.parse(json.toString(), key)).isNotEqualTo(PointDefaults.settings());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"epochz\": 3}; unknown setting epochz",
                "{\"recipe\": {\"grid\": 1}}; unknown setting recipe.grid",
                "{\"recipe\": {\"gridMetres\": 0}}; gridMetres",
                "{\"labels\": [\"a\"]}; labels",
                "{\"merge\": [{\"from\": \"other\", \"to\": \"ground\"}]}; merge",
                "{\"loss\": {\"classCounts\": [1]}}; classCounts",
                "{\"sampling\": {\"balancedWeights\": [1]}}; balancedWeights",
                "{\"protocol\": {\"heldOut\": [\"a\"]}}; heldOut",
                "{\"protocol\": {\"kind\": \"LEAVE_OUT\"}}; heldOut",
                "[]; JSON object"
            })
    void mistakesAreNamed(String json, String reason) {
        assertThatThrownBy(() -> format.parse(json, "test"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void protocolsHaveNames() {
        assertThat(PointProtocol.of("leave-out:Area_5,Area_6").heldOut()).containsExactly("Area_5", "Area_6");
        assertThat(PointProtocol.of("folds").kind()).isEqualTo(PointProtocol.Kind.FOLDS);
        assertThatThrownBy(() -> PointProtocol.of("halves")).hasMessageContaining("leave-out:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"listed", "folds", "all", "leave-out:Area_5", "leave-out:Area_5,Area_6"})
    void aProtocolKnowsItsName(String name) {
        assertThat(PointProtocol.of(name).text()).isEqualTo(name);
    }

    @Test
    void schedulesAreThoseOfTheSettings() {
        PointSettings settings = PointDefaults.settings();

        assertThat(settings.schedule().schedule(settings.optimiser(), 500, 100))
                .isEqualTo(new ExponentialSchedule(0.01, 0.95, 500));
        assertThat(new ScheduleSettings(ScheduleSettings.Kind.OPTIMISER, 1).schedule(settings.optimiser(), 500, 100))
                .isInstanceOf(LearningRateSchedule.class);
    }

    @Test
    void classWeightsAreThoseOfTheReference() {
        LossSettings loss = PointDefaults.settings().loss();

        assertThat(loss.weights(new long[] {90, 10, 0}))
                .containsExactly((float) (1 / 0.92), (float) (1 / 0.12), (float) (1 / 0.02));
        assertThat(new LossSettings(LossSettings.Balance.NONE, 0.02, 1, List.of(), 0, 0).weights(new long[] {9, 1}))
                .containsExactly(1, 1);
        assertThat(new LossSettings(LossSettings.Balance.INVERSE_FREQUENCY, 0.01, 0.5, List.of(), 0, 0)
                        .weights(new long[] {24, 76}))
                .containsExactly(2, (float) Math.pow(0.77, -0.5));
    }
}
