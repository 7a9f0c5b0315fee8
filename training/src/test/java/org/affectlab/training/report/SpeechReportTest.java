package org.affectlab.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.run.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechReportTest {
    private static final String HEADER = "file,speaker,emotion,predicted,p_calm,p_angry\n";

    @TempDir
    private Path runs;

    @Test
    void networksStandBesideEachOther() throws IOException {
        TrainingSettings settings = Runs.settings(2, 0);
        for (int fold = 1; fold <= 3; fold++) {
            Runs.write(runs.resolve("good-ravdess"), settings, Runs.result(settings, 1, fold, 4, 2));
            Runs.write(runs.resolve("good-ravdess"), settings, Runs.result(settings, 2, fold, 2, 1));
        }
        Runs.write(runs.resolve("good-single-corpus-ravdess"), settings, Runs.result(settings, 1, 2, 1, 0));
        Runs.write(runs.resolve("bad-ravdess"), settings, Runs.result(settings, 1, 2, 1, 0));
        Runs.write(runs.resolve("bad-ravdess-long"), settings, Runs.result(settings, 1, 2, 2, 1));

        assertThat(SpeechReport.markdown(runs, "a table\n"))
                .contains("| good-ravdess | 2 | 6 of 6 | ")
                .contains("| 0.750 ± 0.354 |")
                .contains("| bad-ravdess | 1 | 1 of 3 | ", "| bad-ravdess-long | 1 | 1 of 3 | ")
                .contains("## Size and speed\n\na table")
                .contains("## What the papers report")
                .doesNotContain("on several corpora\n", "good-single-corpus");
    }

    @Test
    void oneNetworkForAllIsHeldAgainstOneForEach() throws IOException {
        predictions("net-multi-corpus", "x/1,x:a,calm,calm,1,0\nx/2,x:a,angry,calm,1,0\ny/1,y:a,calm,calm,1,0\n");
        predictions("net-multi-corpus-loud", "x/1,x:a,calm,calm,1,0\nx/2,x:a,angry,angry,0,1\n");
        predictions("net-single-corpus-x", "1,a,calm,calm,1,0\n2,a,angry,angry,0,1\n");
        predictions("net-leave-one-corpus-out", "x/1,x:a,calm,angry,0,1\n");

        assertThat(SpeechReport.markdown(runs, ""))
                .contains("## net on several corpora")
                .contains("| x | 2 | 0.500 | 1.000 | -0.500 | 0.000 | 0.500 |")
                .contains("## net on several corpora: loud")
                .contains("| x | 2 | 1.000 | 1.000 | +0.000 | 0.000 | 0.500 |")
                .contains("| y | 1 | 1.000 | missing |  | missing | 1.000 |")
                .doesNotContain("Size and speed");
    }

    @Test
    void ablationsAreListedByTheirArchives() throws IOException {
        TrainingSettings settings = Runs.settings(2, 0);
        Path point = runs.resolve("ablations/net/epochs=20,archive=net-c2");
        Runs.write(point, settings, Runs.result(settings, 1, 1, 4, 2));
        Runs.write(point, settings, Runs.result(settings, 1, 3, 2, 1));

        assertThat(SpeechReport.markdown(runs, ""))
                .contains("## Ablations")
                .contains("| net | %s | %d | 1 | 1, 3 | 12 | 0.750 | 0.750 | 0.500 |"
                        .formatted(Path.of(settings.archive()).getFileName(), settings.epochs()));
    }

    @Test
    void aFolderWithoutAFinishedRunIsNamed() throws IOException {
        Files.createDirectories(runs.resolve("empty-ravdess"));

        assertThatThrownBy(() -> SpeechReport.markdown(runs, ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("empty-ravdess");
    }

    private void predictions(String name, String rows) throws IOException {
        TrainingSettings settings = Runs.settings(2, 0);
        RunResult result = Runs.result(settings, 1, 1, 4, 0);
        Runs.write(runs.resolve(name), settings, result);
        Files.writeString(runs.resolve(name).resolve("seed-1/fold-1/predictions.csv"), HEADER + rows);
    }
}
