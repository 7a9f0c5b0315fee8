package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.ParameterDeclaration;
import org.affectlab.training.network.ParameterInitialiser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole trainings of a tiny network on synthetic tones. */
class TrainingRunTest {
    private static final String SETTINGS =
            """
            {"name": "tiny", "archive": "tiny", "labels": ["neutral", "happy", "sad", "angry"],
             "epochs": %d, "batchSize": 4, "protocol": {"speakersPerFold": 1, "validationSpeakers": %d},
             "patienceEpochs": %d,
             "windows": {"kind": "RANDOM", "perClip": 2},
             "optimiser": {"learningRate": 0.02, "warmUpEpochs": 1, "weightDecay": 0.01, "averagingDecay": %s},
             "labelSmoothing": 0.05,
             "augmentation": {"gain": {"probability": 0.5}, "speed": {"probability": 0.3, "minFactor": 0.98, "maxFactor": 1.02},
               "noise": {"probability": 0.3}, "mixup": {"probability": 0.2},
               "timeMask": {"count": 1}, "frequencyMask": {"count": 1, "maxBands": 1}}}
            """;

    @TempDir
    private Path folder;

    private Path corpus;

    @BeforeEach
    void prepare() throws IOException {
        corpus = SyntheticCorpus.write(folder.resolve("tones"), 4);
        Path network = Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network");
        Files.copy(network.resolve("tiny.pt.gz"), folder.resolve("tiny.pt.gz"));
        Files.copy(network.resolve("tiny.json"), folder.resolve("tiny.json"));
    }

    @Test
    void learnsTonesOfSpeakersItNeverHeard() throws Exception {
        RunResult result = session(settings(25, 0, 0, 0.0))
                .run(folder.resolve("out"), 1, 4, 100)
                .orElseThrow();

        List<EpochRecord> history = result.history();
        assertThat(history).hasSize(25);
        assertThat(history.get(24).loss()).isLessThan(0.6 * history.get(0).loss());
        assertThat(result.testSpeakers()).containsExactly("s4");
        assertThat(result.trainingSpeakers()).containsExactly("s1", "s2", "s3");
        assertThat(Objects.requireNonNull(history.get(24).test()).loss()).isLessThan(0.1);
        assertThatWeightsWentBothWays(folder.resolve("out/seed-1/fold-4/checkpoint.bin"));
        ClassificationMetrics metrics = ClassificationMetrics.of(
                ConfusionMatrix.of(result.labels(), Objects.requireNonNull(result.confusion())));
        assertThat(metrics.uar()).isEqualTo(1.0);
        assertThat(Files.readAllLines(folder.resolve("out/seed-1/fold-4/predictions.csv")))
                .hasSize(5);
        assertThat(Files.readAllLines(folder.resolve("out/seed-1/fold-4/epochs.csv")))
                .hasSize(26);
        assertThat(folder.resolve("out/seed-1/fold-4/model.pt")).isNotEmptyFile();
    }

    /**
     * A native step that drops the gradients of one sign still learns tones, but moves every parameter without weight decay in one
     * direction only.
     */
    private void assertThatWeightsWentBothWays(Path checkpoint) throws IOException {
        List<ParameterDeclaration> declarations =
                NetworkArchive.open(folder.resolve("tiny")).description().parameters();
        List<float[]> weights = new CheckpointFile().read(checkpoint).weights();
        ParameterInitialiser initialiser = new ParameterInitialiser(new RandomStreams(1));
        int up = 0;
        int down = 0;
        for (int index = 0; index < declarations.size(); index++) {
            if (declarations.get(index).weightDecay()) {
                continue;
            }
            float[] before = initialiser.values(declarations.get(index));
            for (int value = 0; value < before.length; value++) {
                up += weights.get(index)[value] > before[value] ? 1 : 0;
                down += weights.get(index)[value] < before[value] ? 1 : 0;
            }
        }
        assertThat(up).isGreaterThan(5);
        assertThat(down).isGreaterThan(5);
    }

    @Test
    void aResumedRunEndsExactlyLikeAnUninterruptedOne() throws Exception {
        Path settings = settings(6, 1, 0, 0.9);
        session(settings).run(folder.resolve("whole"), 7, 2, 100).orElseThrow();
        for (int pause = 1; pause <= 5; pause += 2) {
            Optional<RunResult> paused = session(settings).run(folder.resolve("parts"), 7, 2, pause);
            assertThat(paused).isEmpty();
        }
        session(settings).run(folder.resolve("parts"), 7, 2, 100).orElseThrow();

        Checkpoint whole = new CheckpointFile().read(folder.resolve("whole/seed-7/fold-2/checkpoint.bin"));
        Checkpoint parts = new CheckpointFile().read(folder.resolve("parts/seed-7/fold-2/checkpoint.bin"));
        assertThat(parts.weights()).usingElementComparator(Arrays::compare).isEqualTo(whole.weights());
        assertThat(parts.optimiser().variances())
                .usingElementComparator(Arrays::compare)
                .isEqualTo(whole.optimiser().variances());
        assertThat(folder.resolve("parts/seed-7/fold-2/predictions.csv"))
                .hasSameTextualContentAs(folder.resolve("whole/seed-7/fold-2/predictions.csv"));
    }

    @Test
    void anotherSeedIsAnotherRun() throws Exception {
        Path settings = settings(1, 0, 0, 0.0);
        RunSession session = session(settings);
        RunResult first = session.run(folder.resolve("out"), 1, 1, 100).orElseThrow();
        RunResult second = session.run(folder.resolve("out"), 2, 1, 100).orElseThrow();

        assertThat(second.history().get(0).loss())
                .isNotEqualTo(first.history().get(0).loss());
    }

    @Test
    void patienceStopsARunAndKeepsTheBestValidationEpoch() throws Exception {
        RunResult result = session(settings(60, 1, 3, 0.0))
                .run(folder.resolve("out"), 3, 1, 100)
                .orElseThrow();

        assertThat(result.validationSpeakers()).containsExactly("s2");
        assertThat(result.trainingSpeakers()).containsExactly("s3", "s4");
        assertThat(result.history()).hasSizeLessThan(60).hasSize(result.epoch() + 3);
    }

    @Test
    void withoutAFoldEverySpeakerIsTrainedOnAndNothingIsTested() throws Exception {
        RunResult result = session(settings(1, 0, 0, 0.0))
                .run(folder.resolve("out"), 1, null, 100)
                .orElseThrow();

        assertThat(result.trainingSpeakers()).hasSize(4);
        assertThat(result.confusion()).isNull();
        assertThat(folder.resolve("out/seed-1/all/model.pt")).isNotEmptyFile();
    }

    @Test
    void aFolderOfOtherSettingsIsRefused() throws Exception {
        session(settings(3, 0, 0, 0.0)).run(folder.resolve("out"), 1, 1, 1);
        RunSession other = session(settings(4, 0, 0, 0.0));

        assertThatThrownBy(() -> other.run(folder.resolve("out"), 1, 1, 2))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("belongs to another run");
    }

    private Path settings(int epochs, int validationSpeakers, int patience, double averaging) throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, String.format(SETTINGS, epochs, validationSpeakers, patience, averaging));
        return file;
    }

    private RunSession session(Path settings) throws Exception {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return RunSession.open(settings, List.of(corpus), 1, silent, new StopSignal());
    }
}
