package org.affectlab.benchmarks.pointclouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.benchmarks.pointclouds.FakeCloudService.Manner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a service that is a process of its own and speaks as the real one, but knows no model. */
@Timeout(120)
class CloudTrialTest {
    private static final int POINTS = 333;

    @TempDir
    private Path folder;

    private Path work = Path.of("");
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void makeFolder() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
    }

    private CloudRun run(Manner manner, @Nullable String model) throws IOException, InterruptedException {
        ServiceSettings settings = new ServiceSettings(
                FakeServiceJar.write(folder), folder.resolve("models").resolve(manner.name()), "64m", POINTS);
        Path scene = MadeScene.write(folder.resolve("scene.ply"));
        return new CloudTrial(settings, model, lines::add).run(scene, work);
    }

    @Test
    void measuresOneCloudAndLeavesNothing() throws IOException, InterruptedException {
        CloudRun run = run(Manner.GOOD, null);
        assertThat(run.points()).isEqualTo(POINTS);
        assertThat(run.fileBytes()).isPositive();
        assertThat(run.uploadSeconds()).isPositive().isLessThanOrEqualTo(run.jobSeconds());
        assertThat(run.answerSeconds()).isPositive();
        assertThat(run.jobProcessorSeconds()).isNotNegative();
        assertThat(run.idleBytes()).isGreaterThan(10 << 20).isLessThanOrEqualTo(run.jobPeakBytes());
        assertThat(run.jobPeakBytes()).isLessThanOrEqualTo(run.peakBytes());
        assertThat(Double.parseDouble(run.loadAverage())).isNotNegative();
        assertThat(run.answer().model()).isEqualTo("points-2@1");
        assertThat(run.answer().gridPoints()).isEqualTo(40);
        assertThat(run.answer().inputs()).isEqualTo(3);
        assertThat(lines).contains("segmenting with points-2");
        assertThat(work).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "BROKEN_MODEL, the model points-2 failed: DIGEST_MISMATCH",
        "FAILING, the job is FAILED: TOO_LARGE At most 10.",
        "DYING, the service ended with status 3",
        "LOSING, 332 points came back of 333"
    })
    void whatGoesWrongIsSaidAndLeavesNothing(Manner manner, String reason) {
        assertThatThrownBy(() -> run(manner, "points-2"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void aServiceThatIsNotBuiltIsSaid() {
        ServiceSettings settings = new ServiceSettings(folder.resolve("none.jar"), folder, "64m", POINTS);
        assertThatThrownBy(() -> new CloudTrial(settings, null, lines::add)
                        .run(MadeScene.write(folder.resolve("scene.ply")), work))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.jar is not built");
        assertThat(work).isEmptyDirectory();
    }
}
