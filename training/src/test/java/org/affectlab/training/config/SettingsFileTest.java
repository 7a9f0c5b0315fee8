package org.affectlab.training.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.affectlab.inference.ModelPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SettingsFileTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final SettingsFile file = new SettingsFile();

    @Test
    void anEmptyObjectGivesTheDefaults() throws IOException {
        TrainingSettings settings = file.parse("{}", "test");

        assertThat(settings).isEqualTo(TrainingDefaults.settings());
        assertThat(settings.augmentation()).isEqualTo(TrainingDefaults.augmentationOff());
        assertThat(settings.optimiser().learningRate()).isEqualTo(3e-4);
        assertThat(settings.labels()).hasSize(8).startsWith("neutral", "calm");
    }

    /** Every key of the effective settings, with a value that differs from its default and is valid beside the others. */
    static Stream<String[]> keys() {
        List<String[]> keys = new ArrayList<>();
        ObjectNode defaults = MAPPER.valueToTree(TrainingDefaults.settings());
        collect(defaults, "", keys);
        return keys.stream();
    }

    private static void collect(ObjectNode node, String prefix, List<String[]> keys) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String path = prefix + entry.getKey();
            if (entry.getValue() instanceof ObjectNode nested) {
                collect(nested, path + ".", keys);
            } else {
                keys.add(new String[] {path, changed(path, entry.getValue())});
            }
        }
    }

    private static String changed(String path, JsonNode value) {
        return switch (path) {
            case "name" -> "\"other\"";
            case "archive" -> "\"elsewhere/net\"";
            case "labels" -> "[\"sad\",\"happy\"]";
            case "windows.kind" -> "\"GRID\"";
            case "optimiser.kind" -> "\"ADAM\"";
            // Other folds only tell runs apart where they are used.
            case "protocol.kind" -> "\"CORPUS\"";
            case "protocol.folds" -> "3, \"kind\": \"INTERLEAVED\"";
            case "pretraining.modelPackage" -> "\"p\", \"digest\": \"sha256:" + "0".repeat(64) + "\"";
            case "pretraining.digest" -> "\"sha256:" + "0".repeat(64) + "\", \"modelPackage\": \"p\"";
            case "plateau.factor" -> "0.25, \"patience\": 2";
            case "balance" -> "\"INVERSE_FREQUENCY\"";
            case "alignment.kind" -> "\"IDA\"";
            case "alignment.scale" -> "\"RAW_SUM\"";
            case "alignment.warmUp" -> "false";
            case "alignment.start" -> "0.5";
            case "optimiser.finalLearningRate" -> "0.0002";
            case "augmentation.speed.maxFactor" -> "1.3";
            case "augmentation.pause.minDecibels" -> "-80.0, \"probability\": 0.1";
            case "augmentation.pause.maxShare" -> value.asDouble() / 2 + ", \"probability\": 0.1";
            case "augmentation.pause.maxDecibels" -> "-40.0, \"probability\": 0.1";
            case "augmentation.telephone.minLowHertz",
                    "augmentation.telephone.maxLowHertz",
                    "augmentation.telephone.minHighHertz",
                    "augmentation.telephone.maxHighHertz" -> (value.asDouble() + 1) + ", \"probability\": 0.1";
            // The only value that is valid without validation speakers.
            case "patienceEpochs" -> "3, \"protocol\": {\"validationSpeakers\": 2}";
            default ->
                value.isInt() ? Integer.toString(value.asInt() + 1) : Double.toString(value.asDouble() * 0.5 + 0.25);
        };
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyIsBoundAndSurvivesARoundTrip(String path, String value) throws IOException {
        StringBuilder json = new StringBuilder(value);
        String[] names = path.split("\\.");
        for (int index = names.length - 1; index >= 0; index--) {
            json.insert(0, "{\"" + names[index] + "\":").append('}');
        }

        TrainingSettings settings = file.parse(json.toString(), "test");

        JsonNode written = MAPPER.readTree(file.write(settings));
        for (String name : names) {
            written = written.get(name);
        }
        assertThat(written).isNotNull();
        assertThat(written.toString())
                .isEqualTo(MAPPER.readTree(value.split(", \"")[0]).toString());
        assertThat(settings).isNotEqualTo(TrainingDefaults.settings());
        assertThat(file.digest(settings)).isNotEqualTo(file.digest(TrainingDefaults.settings()));
        assertThat(file.parse(file.write(settings), "again")).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"epoch\": 3}                                     | unknown setting epoch",
                "{\"augmentation\": {\"gain\": {\"chance\": 1}}}    | unknown setting augmentation.gain.chance",
                "{\"optimiser\": {\"kind\": \"LION\"}}              | LION",
                "{\"alignment\": {\"start\": 1}}                  | alignment.start must be in [0, 1): 1.0",
                "{\"alignment\": {\"lambda\": -1}}                | alignment.lambda must be in [0, 10000]: -1.0",
                "{\"pretraining\": {\"modelPackage\": \"p\"}}     | pretraining needs both modelPackage and digest, or neither",
                "{\"pretraining\": {\"modelPackage\": \"p\", \"digest\": \"7\"}} | pretraining.digest must be sha256:",
                "{\"epochs\": 0}                                    | epochs must be at least 1: 0",
                "{\"epochs\": \"many\"}                             | many",
                "{\"labels\": [\"sad\"]}                            | labels must be at least two and distinct",
                "{\"labels\": [\"sad\", \"sad\"]}                   | labels must be at least two and distinct",
                "{\"name\": \"../up\"}                              | name must be lower-case letters",
                "{\"patienceEpochs\": 3}                            | patienceEpochs needs validationSpeakers",
                "{\"epochs\": 2}                                    | warmUpEpochs must not exceed epochs",
                "{\"optimiser\": {\"learningRate\": -1}}            | learningRate must be in (0, 1]: -1.0",
                "{\"plateau\": {\"patience\": -1}}               | plateau.patience must not be negative: -1",
                "{\"plateau\": {\"factor\": 1}}                  | plateau.factor must be between 0 and 1: 1.0",
                "{\"plateau\": {\"patience\": 1}, \"optimiser\": {\"kind\": \"SGD\"}} | plateau is not for SGD",
                "{\"plateau\": {\"patience\": 1}, \"alignment\": {\"kind\": \"IDA\"}} | plateau is not for an alignment",
                "{\"augmentation\": {\"speed\": {\"probability\": 2}}} | speed.probability must be between 0 and 1: 2.0",
                "{\"augmentation\": {\"speed\": {\"minFactor\": 1.2}}} | speed must be a finite range",
                "{\"augmentation\": {\"pause\": {\"maxShare\": 1.5}}}     | pause.maxShare must be between 0 and 1: 1.5",
                "{\"augmentation\": {\"pause\": {\"maxDecibels\": 3}}}    | pause levels must be in [-120, 0] dB",
                "{\"augmentation\": {\"telephone\": {\"minLowHertz\": 500}}} | telephone low edge must be a finite range",
                "{\"augmentation\": {\"telephone\": {\"maxHighHertz\": 9000}}} | telephone high edge must be in [2000, 8000) Hz",
                "{\"augmentation\": {\"mixup\": {\"alpha\": 0}}}    | mixup.alpha must be in (0, 10]: 0.0",
                "{\"augmentation\": null}                           | augmentation is null",
                "[]                                                 | settings must be a JSON object",
                "{\"epochs\": 3                                     | test: "
            })
    void refusesWhatItDoesNotUnderstandAndNamesTheFile(String json, String message) {
        assertThatThrownBy(() -> file.parse(json, "test"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("test: ")
                .hasMessageContaining(message);
    }

    @Test
    void shippedSettingsOfSpeechAreValidAndTheirBeginningIsShippedToo() throws Exception {
        Path root = Path.of(System.getProperty("affectlab.root"));
        int begun = 0;
        try (Stream<Path> files = Files.list(root.resolve("training/configs"))) {
            for (Path shipped : files.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("stpc"))
                    .toList()) {
                TrainingSettings settings = file.read(shipped);
                assertThat(settings.name() + ".json")
                        .isEqualTo(shipped.getFileName().toString());
                if (settings.pretraining().wanted()) {
                    begun++;
                    Path directory =
                            shipped.resolveSibling(settings.pretraining().modelPackage());
                    assertThat(ModelPackage.open(directory).digest())
                            .isEqualTo(settings.pretraining().digest());
                }
            }
        }
        assertThat(begun).isPositive();
    }

    /** Runs from before there were pauses, telephones and beginnings are still the same. */
    @Test
    void theDigestOfEarlierSettingsHasNotChanged() throws IOException {
        Path sealed = Path.of(System.getProperty("affectlab.root"), "models/packages/lgfa-multi-corpus/1");

        assertThat(file.digest(file.read(sealed.resolve("settings.json"))))
                .isEqualTo("a6b795c48775b4d68c49e675a0723b2d71e1b3a70652eb498668e9b74168ea45");
        assertThat(file.digest(file.parse(
                        "{\"augmentation\": {\"telephone\": {\"maxLowHertz\": 500}}, \"plateau\": {\"factor\": 0.1}}",
                        "test")))
                .isEqualTo(file.digest(TrainingDefaults.settings()));
    }
}
