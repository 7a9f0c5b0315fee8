package org.affectlab.training.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.training.network.NetworkArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsGridTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void settings() throws IOException {
        Files.writeString(
                folder.resolve("base.json"), "{\"name\": \"base\", \"epochs\": 7, \"optimiser\": {\"beta1\": 0.8}}");
    }

    @Test
    void everyCombinationChangesWhatItNamesAndNothingElse() throws IOException {
        Path grid = Files.writeString(
                folder.resolve("grid.json"),
                "{\"settings\": \"base.json\", \"vary\": {\"optimiser.learningRate\": [0.001, 0.01], \"balance\": [\"NONE\", \"INVERSE_FREQUENCY\"], \"alignment.lambda\": [2]}}");

        SettingsGrid read = SettingsGrid.read(grid);

        assertThat(read.points())
                .extracting(SettingsGrid.Point::name)
                .containsExactly(
                        "optimiser.learningRate=0.001,balance=NONE,alignment.lambda=2",
                        "optimiser.learningRate=0.001,balance=INVERSE_FREQUENCY,alignment.lambda=2",
                        "optimiser.learningRate=0.01,balance=NONE,alignment.lambda=2",
                        "optimiser.learningRate=0.01,balance=INVERSE_FREQUENCY,alignment.lambda=2");
        TrainingSettings last = read.points().get(3).settings();
        assertThat(last.optimiser().learningRate()).isEqualTo(0.01);
        assertThat(last.optimiser().beta1()).isEqualTo(0.8);
        assertThat(last.balance()).isEqualTo(ClassBalance.INVERSE_FREQUENCY);
        assertThat(last.epochs()).isEqualTo(7);
        assertThat(read.settingsFile()).isEqualTo(folder.resolve("base.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                        | a grid is",
                "{\"settings\": \"base.json\"}                             | a grid is",
                "{\"settings\": \"base.json\", \"vary\": {}}               | a grid is",
                "{\"settings\": \"base.json\", \"vary\": {\"epochs\": 3}}  | must be a list",
                "{\"settings\": \"base.json\", \"vary\": {\"epochs\": []}} | must be a list",
                "{\"settings\": \"base.json\", \"vary\": {\"epoch\": [3]}} | unknown setting epoch",
                "{\"settings\": \"none.json\", \"vary\": {\"epochs\": [3]}} | none.json",
                "{                                                         | grid.json"
            })
    void saysWhatIsWrong(String json, String message) throws IOException {
        Path grid = Files.writeString(folder.resolve("grid.json"), json);

        assertThatThrownBy(() -> SettingsGrid.read(grid))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lgfa", "tf-transformer", "atfnn"})
    void theShippedAblationsNameArchivesThatAreThere(String network) throws IOException {
        Path grid = Path.of(System.getProperty("affectlab.root"), "training/configs/ablations/" + network + ".json");

        SettingsGrid read = SettingsGrid.read(grid);

        assertThat(read.points()).hasSizeGreaterThan(4);
        for (SettingsGrid.Point point : read.points()) {
            NetworkArchive archive = NetworkArchive.open(read.settingsFile()
                    .resolveSibling(point.settings().archive())
                    .normalize());
            assertThat(archive.description().network()).isEqualTo(network);
            assertThat(archive.description().classes()).isEqualTo(8);
        }
    }
}
