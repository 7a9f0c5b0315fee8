package org.affectlab.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.evaluation.Fold;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.run.RunIdentity;
import org.affectlab.training.run.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCollectionTest {
    @TempDir
    private Path runs;

    @Test
    void findsSeedsAndFoldsAndWhatIsMissing() throws IOException {
        TrainingSettings settings = Runs.settings(2, 0);
        Runs.write(runs, settings, Runs.result(settings, 10, 2, 4, 2));
        Runs.write(runs, settings, Runs.result(settings, 9, 3, 2, 1));
        Runs.write(runs, settings, Runs.result(settings, 9, 1, 2, 1));
        Files.createDirectories(runs.resolve("seed-11/fold-1"));
        Files.createDirectories(runs.resolve("notes"));

        RunCollection collection = RunCollection.read(runs);

        assertThat(collection.seeds()).extracting(SeedRuns::seed).containsExactly(9L, 10L);
        assertThat(collection.unfinishedSeeds()).containsExactly(11L);
        assertThat(collection.seeds().get(0).missing()).containsExactly(2);
        assertThat(collection.seeds().get(0).protocol())
                .extracting(Fold::testSpeakers)
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e", "f"));
        assertThat(collection.seeds().get(1).missing()).containsExactly(1, 3);
    }

    @Test
    void validationSpeakersGoBackToTheirPlaces() throws IOException {
        TrainingSettings settings = Runs.settings(2, 2);
        RunResult plain = Runs.result(settings, 1, 3, 4, 2);
        RunResult validated = new RunResult(
                plain.name(),
                plain.identity(),
                plain.corpus(),
                plain.labels(),
                2,
                List.of("c", "d"),
                List.of("a", "b"),
                List.of("e", "f"),
                List.of(),
                4,
                plain.confusion(),
                null,
                1,
                plain.history());

        assertThat(new SeedRuns(1, settings, List.of(validated)).protocol())
                .extracting(Fold::testSpeakers)
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e", "f"));
    }

    @Test
    void runsOfOtherSettingsOrDataAreNotMixed() throws IOException {
        TrainingSettings settings = Runs.settings(2, 0);
        Runs.write(runs, settings, Runs.result(settings, 1, 1, 4, 2));
        RunResult second = Runs.result(settings, 2, 1, 4, 2);
        RunIdentity identity = second.identity();
        Runs.write(
                runs,
                settings,
                new RunResult(
                        second.name(),
                        new RunIdentity(identity.settingsDigest(), "sha256:other", 2, 1, 1),
                        second.corpus(),
                        second.labels(),
                        2,
                        second.trainingSpeakers(),
                        List.of(),
                        second.testSpeakers(),
                        List.of(),
                        12,
                        second.confusion(),
                        null,
                        1,
                        second.history()));

        assertThatThrownBy(() -> RunCollection.read(runs))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("mixes runs");
    }

    @Test
    void settingsThatWereChangedAfterwardsAreNoticed() throws IOException {
        TrainingSettings settings = Runs.settings(2, 0);
        Runs.write(runs, settings, Runs.result(settings, 1, 1, 4, 2));
        Path file = runs.resolve("seed-1/fold-1/settings.json");
        Files.writeString(file, Files.readString(file).replace("\"epochs\" : 6", "\"epochs\" : 7"));

        assertThatThrownBy(() -> RunCollection.read(runs))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("settings.json is not what result.json was computed with");
    }

    @Test
    void aResultThatIsNoJsonIsNamed() throws IOException {
        Files.createDirectories(runs.resolve("seed-1/fold-1"));
        Files.writeString(runs.resolve("seed-1/fold-1/result.json"), "{\"name\":");

        assertThatThrownBy(() -> RunCollection.read(runs))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("result.json");
    }

    @Test
    void nothingFinishedIsSaid() {
        assertThatThrownBy(() -> RunCollection.read(runs))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no finished fold");
    }
}
