package org.affectlab.training.pointcloud.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.training.pointcloud.FinishedPoints;
import org.affectlab.training.pointcloud.config.PointSettings.Choice;
import org.affectlab.training.pointcloud.run.PointRunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PointReportTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    private Path runs;

    private void write(int fold, PointRunResult result) throws IOException {
        Path run = Files.createDirectories(runs.resolve("variant/seed-1/fold-" + fold));
        Files.writeString(run.resolve("result.json"), MAPPER.writeValueAsString(result));
    }

    /** Also where the best epoch happens to be the last one, and whatever the first fold did. */
    @Test
    void aChosenEpochStandsBesideTheLastOneFoldByFold() throws IOException {
        write(1, FinishedPoints.result(1, 3, Choice.BEST_HELD_OUT));
        write(2, FinishedPoints.result(2, 2, Choice.BEST_HELD_OUT));

        assertThat(PointReport.markdown(runs))
                .contains(
                        "| variant, seed 1, best epoch of the held-out scenes |",
                        "so its figures are too good",
                        "| variant, seed 1 | t1 | 3 | 0.625 | 0.800 | 3 | 0.300 | 0.600 |",
                        "| variant, seed 1 | t2 | 2 | 0.625 | 0.800 | 3 | 0.300 | 0.600 |");
    }

    @Test
    void theLastEpochNeedsNoRemark() throws IOException {
        write(1, FinishedPoints.result(1, 3, Choice.LAST));

        assertThat(PointReport.markdown(runs))
                .contains("| variant, seed 1 |")
                .doesNotContain("best epoch", "its figures are too good");
    }
}
