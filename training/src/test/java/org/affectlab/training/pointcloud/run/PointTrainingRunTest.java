package org.affectlab.training.pointcloud.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.affectlab.evaluation.SegmentationMetrics;
import org.affectlab.training.pointcloud.TinyPoints;
import org.affectlab.training.pointcloud.config.PointDefaults;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole trainings of a tiny network on made tiles. */
class PointTrainingRunTest {
    @TempDir
    private Path folder;

    private PointSession session(TinyPoints project) throws IOException {
        return session(project, PointDefaults.format().read(project.settings()));
    }

    private PointSession session(TinyPoints project, PointSettings settings) throws IOException {
        return project.session(settings);
    }

    private static Optional<PointRunResult> run(PointSession session, Path out, int untilEpoch) throws IOException {
        return session.run(out, 3, session.folds().get(0), untilEpoch);
    }

    @Test
    void learnsSurfacesOfATileItNeverSaw() throws IOException {
        TinyPoints project = TinyPoints.create(
                folder,
                8,
                30,
                ", \"statisticsSteps\": 60, \"evaluateEveryEpochs\": 4, \"schedule\": {\"epochFactor\": 0.8}");
        PointRunResult result = run(session(project), project.runs(), 100).orElseThrow();
        Path run = PointRunDirectory.of(project.runs(), 3, 1).path();

        assertThat(result.history()).hasSize(8);
        assertThat(result.history().get(7).crossEntropy())
                .isLessThan(0.6 * result.history().get(0).crossEntropy());
        SegmentationMetrics metrics = SegmentationMetrics.of(SceneEvaluator.pooled(result.labels(), result.scores()));
        assertThat(metrics.points()).isEqualTo(1470);
        assertThat(metrics.meanIou())
                .isGreaterThan(0.7)
                .isEqualTo(Objects.requireNonNull(result.history().get(7).heldOut())
                        .meanIou());
        assertThat(result.history().get(3).heldOut()).isNotNull();
        assertThat(result.history().get(4).heldOut()).isNull();
        assertThat(result.scores()).extracting(SceneScore::scene).containsExactly("t4");
        assertThat(result.scores().get(0).points()).isEqualTo(1500);
        assertThat(result.trainingScenes()).containsExactly("t1", "t2", "t3");
        assertThat(result.epoch()).isEqualTo(8);
        assertThat(result.network()).startsWith("stpc ");
        assertThat(run.resolve("model.pt")).isNotEmptyFile();
        List<String> log = Files.readAllLines(run.resolve("epochs.csv"));
        assertThat(log).hasSize(9);
        assertThat(log.get(8).split(",", -1)).hasSize(14).doesNotContain("");
        assertThat(new PointRunDirectory(run).readResult().orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(result);
    }

    /** Dropout, augmentation, statistics of batch normalisation, averages, Adam's moments: all must go on as if nothing had been. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"sampling\": {\"kind\": \"RANDOM\", \"sceneExponent\": 0.5, \"scenesInMemory\": 9},"
                        + " \"optimiser\": {\"averagingDecay\": 0.9, \"clipNorm\": 1}, \"statisticsSteps\": 3",
                ", \"choice\": \"BEST_HELD_OUT\", \"loss\": {\"priorCorrection\": 0.5}",
                ", \"sampling\": {\"kind\": \"RANDOM\", \"balancedShare\": 0, \"scenesInMemory\": 1}"
            })
    void aResumedRunEndsWithTheSameNetwork(String more) throws IOException {
        TinyPoints project = TinyPoints.create(folder, 3, TinyPoints.AUGMENTED);
        PointSettings settings = PointDefaults.format().parse(overridden(project, more), "test");
        PointRunResult straight =
                run(session(project, settings), folder.resolve("straight"), 100).orElseThrow();
        for (int epoch = 1; epoch <= 2; epoch++) {
            assertThat(run(session(project, settings), folder.resolve("paused"), epoch))
                    .isEmpty();
        }
        PointRunResult resumed =
                run(session(project, settings), folder.resolve("paused"), 100).orElseThrow();

        assertThat(Files.readAllBytes(folder.resolve("paused/seed-3/fold-1/model.pt")))
                .isEqualTo(Files.readAllBytes(folder.resolve("straight/seed-3/fold-1/model.pt")));
        assertThat(resumed.scores().get(0).confusion())
                .isDeepEqualTo(straight.scores().get(0).confusion());
        for (int epoch = 0; epoch < 3; epoch++) {
            assertThat(resumed.history().get(epoch).loss())
                    .isEqualTo(straight.history().get(epoch).loss());
        }
    }

    /** The project's settings with one block replaced as a whole. */
    private static String overridden(TinyPoints project, String more) throws IOException {
        String text = Files.readString(project.settings());
        String sampling = "\"sampling\": {\"balancedShare\": 0.25, \"centreNoiseMetres\": 0.5},";
        String base = more.contains("\"sampling\"") ? text.replace(sampling, "") : text;
        return base.strip().replaceFirst("}$", "") + more + "}";
    }

    @Test
    void anotherSeedIsAnotherNetwork() throws IOException {
        TinyPoints project = TinyPoints.create(folder, 1, "");
        PointSession session = session(project);
        PointFold fold = session.folds().get(0);
        double first = session.run(project.runs(), 1, fold, 9)
                .orElseThrow()
                .history()
                .get(0)
                .loss();
        double second = session.run(project.runs(), 2, fold, 9)
                .orElseThrow()
                .history()
                .get(0)
                .loss();

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void theBestEpochIsKeptWhereTheSettingsSaySo() throws IOException {
        TinyPoints project = TinyPoints.create(
                folder,
                4,
                ", \"choice\": \"BEST_HELD_OUT\", \"evaluateEveryEpochs\": 3, \"optimiser\": {\"learningRate\": 0.05}");
        PointRunResult result = run(session(project), project.runs(), 9).orElseThrow();
        double best = result.history().stream()
                .map(PointEpochRecord::heldOut)
                .filter(Objects::nonNull)
                .mapToDouble(score -> Objects.requireNonNull(score).meanIou())
                .max()
                .orElseThrow();
        PointEpochRecord kept = result.history().get(result.epoch() - 1);

        assertThat(Objects.requireNonNull(kept.heldOut()).meanIou()).isEqualTo(best);
        assertThat(SegmentationMetrics.of(SceneEvaluator.pooled(result.labels(), result.scores()))
                        .meanIou())
                .isEqualTo(best);
        // The last epoch is measured whatever the rhythm, so that its figures can stand beside those of the best.
        assertThat(result.history())
                .extracting(record -> record.heldOut() != null)
                .containsExactly(false, false, true, true);
        assertThat(result.lastScore().map(PointEpochRecord.Score::meanIou)).hasValue(miouOfEpoch(result, 4));
        assertThat(result.chosenByHeldOut()).isTrue();
    }

    private static double miouOfEpoch(PointRunResult result, int epoch) {
        return Objects.requireNonNull(result.history().get(epoch - 1).heldOut()).meanIou();
    }

    @Test
    void everythingMayBeTrainedOn() throws IOException {
        TinyPoints project = TinyPoints.create(folder, 1, ", \"protocol\": {\"kind\": \"ALL\"}");
        PointRunResult result = run(session(project), project.runs(), 9).orElseThrow();

        assertThat(result.scores()).isEmpty();
        assertThat(result.trainingScenes()).hasSize(4);
        assertThat(result.history().get(0).heldOut()).isNull();
        assertThat(project.runs().resolve("seed-3/all/model.pt")).exists();
    }

    @Test
    void aFolderOfAnotherRunIsLeftAlone() throws IOException {
        TinyPoints project = TinyPoints.create(folder, 2, "");
        assertThat(run(session(project), project.runs(), 1)).isEmpty();
        PointSettings other = PointDefaults.format()
                .parse(Files.readString(project.settings()).replace("\"epochs\": 2", "\"epochs\": 3"), "test");

        assertThatThrownBy(() -> run(session(project, other), project.runs(), 9))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("belongs to another run");
        run(session(project), project.runs(), 9);
        assertThatThrownBy(() -> run(session(project, other), project.runs(), 9))
                .hasMessageContaining("belongs to another run");
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        TinyPoints project = TinyPoints.create(folder, 2, "");
        assertThat(run(session(project), project.runs(), 1)).isEmpty();
        Path checkpoint = project.runs().resolve("seed-3/fold-1/checkpoint.bin");
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length / 2] ^= 4;
        Files.write(checkpoint, bytes);

        assertThatThrownBy(() -> run(session(project), project.runs(), 9))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void scenesMustFitIntoTheMemoryThatIsAllowed() throws IOException {
        TinyPoints project = TinyPoints.create(folder, 1, "");
        PointSettings settings = PointDefaults.format()
                .parse(
                        Files.readString(project.settings())
                                .replace("\"balancedShare\": 0.25", "\"balancedShare\": 0.25, \"scenesInMemory\": 2"),
                        "test");

        assertThatThrownBy(() -> run(session(project, settings), project.runs(), 9))
                .hasMessageContaining("scenesInMemory");
    }
}
