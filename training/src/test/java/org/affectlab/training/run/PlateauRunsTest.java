package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A rate that follows the loss, also over an interruption. */
@Timeout(240)
class PlateauRunsTest {
    private static final double PEAK = 0.5;

    @TempDir
    private Path folder;

    private TinyProject project;
    private PretrainedRuns runs;

    @BeforeEach
    void prepare() throws IOException {
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        project = TinyProject.create(folder, 1);
        // So high a rate lets the loss stall.
        Files.writeString(
                project.settings(),
                """
                {"name": "stalling", "archive": "tiny", "labels": ["neutral", "happy", "sad", "angry"], "epochs": 8, "batchSize": 4,
                 "protocol": {"speakersPerFold": 1}, "windows": {"perClip": 2}, "plateau": {"patience": 1},
                 "optimiser": {"learningRate": %s, "warmUpEpochs": 0, "clipNorm": 0}}
                """
                        .formatted(PEAK));
        runs = new PretrainedRuns(project);
    }

    @Test
    void fallsWhereTheLossStallsAndAResumedRunGoesOnWithIt() throws Exception {
        List<EpochRecord> whole = runs.run("whole", project.settings(), 1).history();
        for (int pause = 1; pause <= 7; pause += 2) {
            assertThat(runs.session(project.settings(), project.corpus())
                            .run(project.runs().resolve("parts"), 1, 1, pause))
                    .isEmpty();
        }
        List<EpochRecord> parts = runs.run("parts", project.settings(), 1).history();

        double rate = PEAK;
        double lowest = Double.POSITIVE_INFINITY;
        for (EpochRecord epoch : whole) {
            assertThat(epoch.learningRate()).isEqualTo(rate);
            rate = epoch.loss() < lowest ? rate : rate / 2;
            lowest = Math.min(lowest, epoch.loss());
        }
        assertThat(whole.get(7).learningRate()).isLessThan(PEAK);
        assertThat(parts).extracting(EpochRecord::learningRate).isEqualTo(rates(whole));
        assertThat(project.runs().resolve("parts/seed-1/fold-1/model.pt"))
                .hasSameBinaryContentAs(project.runs().resolve("whole/seed-1/fold-1/model.pt"));
    }

    private static List<Double> rates(List<EpochRecord> history) {
        return history.stream().map(EpochRecord::learningRate).toList();
    }
}
