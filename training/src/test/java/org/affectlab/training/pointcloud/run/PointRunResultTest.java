package org.affectlab.training.pointcloud.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.training.pointcloud.FinishedPoints;
import org.affectlab.training.pointcloud.config.PointSettings.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointRunResultTest {
    @TempDir
    private Path folder;

    private PointRunResult reread(PointRunResult result, boolean withChoice) throws IOException {
        PointRunDirectory directory = new PointRunDirectory(folder);
        directory.writeResult(result);
        Path file = folder.resolve("result.json");
        String text = Files.readString(file);
        assertThat(text).contains("\"choice\" : \"").doesNotContain("chosenByHeldOut", "lastScore");
        if (!withChoice) {
            Files.writeString(file, text.replaceFirst(",\\s*\"choice\" : \"[A-Z_]+\"", ""));
            assertThat(Files.readString(file)).doesNotContain("choice");
        }
        return directory.readResult().orElseThrow();
    }

    @Test
    void theChoiceIsKept() throws IOException {
        PointRunResult last = FinishedPoints.result(1, 3, Choice.LAST);
        PointRunResult best = FinishedPoints.result(1, 3, Choice.BEST_HELD_OUT);

        assertThat(reread(last, true)).usingRecursiveComparison().isEqualTo(last);
        assertThat(reread(best, true)).usingRecursiveComparison().isEqualTo(best);
        assertThat(best.chosenByHeldOut()).isTrue();
        assertThat(last.lastScore()).hasValue(new PointEpochRecord.Score(0.3, 0.6));
    }

    /** As files were written before the choice was kept. */
    @Test
    void filesWithoutAChoiceAreRead() throws IOException {
        assertThat(reread(FinishedPoints.result(1, 3, Choice.LAST), false).choice())
                .isEqualTo(Choice.LAST);
        assertThat(reread(FinishedPoints.result(1, 2, Choice.BEST_HELD_OUT), false)
                        .choice())
                .isEqualTo(Choice.BEST_HELD_OUT);
    }
}
