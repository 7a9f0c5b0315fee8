package org.affectlab.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.run.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechReportTest {
    private static final String HEADER = "file,speaker,emotion,predicted,p_calm,p_angry\n";

    @TempDir
    private Path runs;

    @TempDir
    private Path page;

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

        assertThat(SpeechReport.markdown(SpeechRuns.read(runs), "a table\n"))
                .contains(
                        "| [good-ravdess](ravdess/good-ravdess.md) | 2 | 6 of 6 | 36 | 0.750 ± 0.354 | 0.750 ± 0.354 | 0.750 ± 0.000 | 0.500 | 1.5 |",
                        "| [bad-ravdess](ravdess/bad-ravdess.md) | 1 | 1 of 3 | 6 | 0.167 | 0.125 | 0.125 | 0.500 | 0.3 |",
                        "| [bad-ravdess-long](ravdess/bad-ravdess-long.md) | 1 | 1 of 3 | ")
                .contains(
                        "| UAR | fold 1 | fold 2 | fold 3 |",
                        "| [good-ravdess](ravdess/good-ravdess.md) | 0.750 ± 0.354 | 0.750 ± 0.354 | 0.750 ± 0.354 |",
                        "| [bad-ravdess](ravdess/bad-ravdess.md) | missing | 0.125 | missing |")
                .contains("| recall | calm | angry |", "| [bad-ravdess](ravdess/bad-ravdess.md) | 0.250 | 0.000 |")
                .contains("## Size and speed\n\na table")
                .contains("## What the papers report")
                .doesNotContain("on several corpora\n", "good-single-corpus");
    }

    @Test
    void eachNetworkOfRavdessHasAPageBesideThePage() throws IOException {
        TrainingSettings settings = Runs.settings(2, 0);
        for (String name : List.of("good-ravdess", "good-single-corpus-ravdess")) {
            Runs.write(runs.resolve(name), settings, Runs.result(settings, 1, 2, 1, 0));
            Path result = runs.resolve(name).resolve("seed-1/fold-2/result.json");
            Files.writeString(result, Files.readString(result).replace("mini-corpus", "ravdess"));
        }

        RavdessPages.write(SpeechRuns.read(runs), page.resolve("speech.md"));

        assertThat(page.resolve("ravdess/good-ravdess.md")).content().contains("| fold 2 | c, d | 6 | 0.167 | 0.125 |");
        try (Stream<Path> written = Files.list(page.resolve("ravdess"))) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .contains("good-ravdess-seed-1-confusion.svg")
                    .allMatch(file -> file.startsWith("good-ravdess"));
        }
    }

    @Test
    void aFoldThatSomeSeedsLackSaysSo() throws IOException {
        TrainingSettings settings = Runs.settings(2, 0);
        Runs.write(runs.resolve("net-ravdess"), settings, Runs.result(settings, 1, 1, 4, 2));
        Runs.write(runs.resolve("net-ravdess"), settings, Runs.result(settings, 2, 1, 2, 1));
        Runs.write(runs.resolve("net-ravdess"), settings, Runs.result(settings, 2, 3, 2, 1));

        assertThat(SpeechReport.markdown(SpeechRuns.read(runs), ""))
                .contains("| 2 | 3 of 6 | 18 | ", "| 0.750 ± 0.354 | missing | 0.500 (1 of 2 seeds) |")
                .contains("| 0.750 ± 0.354 | 0.625 ± 0.177 | 0.500 |");
    }

    @Test
    void networksOfOtherFoldsAreNotCompared() throws IOException {
        TrainingSettings settings = Runs.settings(2, 0);
        TrainingSettings otherwise = Runs.settings(3, 0);
        Runs.write(runs.resolve("a-ravdess"), settings, Runs.result(settings, 1, 1, 4, 2));
        Runs.write(runs.resolve("b-ravdess"), otherwise, Runs.result(otherwise, 1, 1, 4, 2));

        SpeechRuns read = SpeechRuns.read(runs);
        assertThatThrownBy(() -> SpeechReport.markdown(read, ""))
                .isInstanceOf(IOException.class)
                .hasMessage("runs of b-ravdess have other emotions or folds than the others");
    }

    @Test
    void withoutRunsOfRavdessThePageSaysSo() throws IOException {
        predictions("net-multi-corpus", "x/1,x:a,calm,calm,1,0\n");

        assertThat(SpeechReport.markdown(SpeechRuns.read(runs), "")).contains("six folds by actor\n\nNo runs yet.\n");
    }

    @Test
    void oneNetworkForAllIsHeldAgainstOneForEach() throws IOException {
        predictions("net-multi-corpus", "x/1,x:a,calm,calm,1,0\nx/2,x:a,angry,calm,1,0\ny/1,y:a,calm,calm,1,0\n");
        predictions("net-multi-corpus-loud", "x/1,x:a,calm,calm,1,0\nx/2,x:a,angry,angry,0,1\n");
        predictions("net-single-corpus-x", "1,a,calm,calm,1,0\n2,a,angry,angry,0,1\n");
        predictions("net-leave-one-corpus-out", "x/1,x:a,calm,angry,0,1\n");

        assertThat(SpeechReport.markdown(SpeechRuns.read(runs), ""))
                .contains("## net on several corpora")
                .contains("| x | 2 | 0.500 | 1.000 | -0.500 | 0.000 | 0.500 |")
                .contains("## net on several corpora: loud")
                .contains("| x | 2 | 1.000 | 1.000 | +0.000 | 0.000 | 0.500 |")
                .contains("| y | 1 | 1.000 | missing |  | missing | 1.000 |")
                .doesNotContain("Size and speed");
    }

    @Test
    void networksThatNeverHeardACorpusAreCombined() throws IOException {
        predictions(
                "a-leave-one-corpus-out",
                "x/1,x:a,calm,calm,0.9,0.1\nx/2,x:a,angry,calm,0.6,0.4\ny/1,y:a,calm,calm,1,0\n");
        predictions("b-leave-one-corpus-out", "x/2,x:a,angry,angry,0.1,0.9\nx/1,x:a,calm,angry,0.4,0.6\n");

        assertThat(SpeechReport.markdown(SpeechRuns.read(runs), ""))
                .contains("## a and b together on a corpus that neither heard")
                .contains("| corpus | clips | a | b | together | chance |")
                .contains("| x | 2 | 0.500 | 0.500 | 1.000 | 0.500 |")
                .doesNotContain("| y |");
    }

    @Test
    void networksThatWereTestedOnOtherClipsAreNotCombined() throws IOException {
        predictions("a-leave-one-corpus-out", "x/1,x:a,calm,calm,0.9,0.1\n");
        predictions("b-leave-one-corpus-out", "x/2,x:a,angry,angry,0.1,0.9\n");

        SpeechRuns read = SpeechRuns.read(runs);
        assertThatThrownBy(() -> SpeechReport.markdown(read, ""))
                .isInstanceOf(IOException.class)
                .hasMessage("two networks were tested on other clips of x");
    }

    @Test
    void ablationsAreListedByTheirArchives() throws IOException {
        TrainingSettings settings = Runs.settings(2, 0);
        Path point = runs.resolve("ablations/net/epochs=20,archive=net-c2");
        Runs.write(point, settings, Runs.result(settings, 1, 1, 4, 2));
        Runs.write(point, settings, Runs.result(settings, 1, 3, 2, 1));

        assertThat(SpeechReport.markdown(SpeechRuns.read(runs), ""))
                .contains("## Ablations")
                .contains("| net | %s | %d | 1 | 1, 3 | 12 | 0.750 | 0.750 | 0.500 |"
                        .formatted(Path.of(settings.archive()).getFileName(), settings.epochs()));
    }

    @Test
    void aFolderWithoutAFinishedRunIsNamed() throws IOException {
        Files.createDirectories(runs.resolve("empty-ravdess"));

        assertThatThrownBy(() -> SpeechReport.markdown(SpeechRuns.read(runs), ""))
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
