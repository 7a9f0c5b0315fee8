package org.affectlab.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.affectlab.training.run.TinyProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a person meets it: exit status, output, and no stack trace for a person's mistakes. */
class TrainingCommandTest {
    @TempDir
    private Path folder;

    @Test
    void goesFromTrainingToAReportAndAPackage() throws Exception {
        TinyProject project = TinyProject.create(folder, 1);
        String[] common = {
            "--config",
            project.settings().toString(),
            "--data",
            project.corpus().toString(),
            "--out",
            project.runs().toString(),
            "--threads",
            "1"
        };

        Outcome trained = run(concat(common, "cross-validate", "--folds", "1,2"));
        assertThat(trained.status).isZero();
        assertThat(trained.output).contains("16 clips of 4 speakers", "seed 1, fold 1/4", "seed 1, fold 2/4");

        Outcome again = run(concat(common, "train", "--fold", "2"));
        assertThat(again.status).isZero();
        assertThat(again.output).contains("already finished");

        Path report = folder.resolve("results/tones.md");
        Outcome reported = run(
                "report",
                "--runs",
                project.runs().toString(),
                "--out",
                report.toString(),
                "--corpus-info",
                TinyProject.text("tones.json").toString());
        assertThat(reported.status).isZero();
        assertThat(reported.output).contains("tones.md", "tones-seed-1-confusion.svg");
        assertThat(Files.readString(report)).contains("Missing: fold 3, 4.");

        Outcome packaged = run(
                "package",
                "--run",
                project.fold(1, 2).toString(),
                "--name",
                "tones",
                "--version",
                "7",
                "--out",
                folder.resolve("packages").toString(),
                "--archive",
                project.archive().toString(),
                "--corpus-info",
                TinyProject.text("tones.json").toString(),
                "--method",
                TinyProject.text("tiny.md").toString());
        assertThat(packaged.error).isEmpty();
        assertThat(packaged.status).isZero();
        Path card = folder.resolve("packages/tones/7/CARD.md");
        assertThat(card).exists();

        Files.writeString(card, "A card of our own.\n");
        Outcome sealed = run("seal", "--package", card.getParent().toString());
        assertThat(sealed.status).isZero();
        assertThat(sealed.output).contains("sha256:").isNotEqualTo(packaged.output);
    }

    @Test
    void aRowIsRepeatedToTheSameFigureAndAKilledOneGoesOn() throws Exception {
        TinyProject project = TinyProject.create(folder, 2);
        String[] row = {
            "speech",
            "--network",
            "tiny",
            "--data",
            project.corpus().toString(),
            "--config",
            project.settings().toString(),
            "--protocol",
            "2-fold",
            "--threads",
            "1",
            "--out"
        };
        Outcome first = run(and(row, folder.resolve("first").toString()));
        assertThat(first.error).isEmpty();
        assertThat(first.output).contains("2 of 2 folds, 16 clips, WAR");

        Path second = folder.resolve("second");
        run(and(row, second.toString()));
        Files.delete(second.resolve("seed-1/fold-2/result.json"));
        Outcome refused = run(and(row, second.toString()));
        assertThat(refused.status).isEqualTo(1);
        assertThat(refused.error).contains("--resume");

        Outcome resumed = run(and(row, second.toString(), "--resume"));
        assertThat(resumed.status).isZero();
        assertThat(last(resumed.output)).isEqualTo(last(first.output));
    }

    @Test
    void aGridIsTrainedPointByPoint() throws Exception {
        TinyProject project = TinyProject.create(folder, 1);
        Path grid = Files.writeString(
                folder.resolve("grid.json"),
                "{\"settings\": \"settings.json\", \"vary\": {\"optimiser.learningRate\": [0.01, 0.02]}}");

        Outcome trained = run(
                "grid",
                "--grid",
                grid.toString(),
                "--data",
                project.corpus().toString(),
                "--out",
                project.runs().toString(),
                "--folds",
                "1",
                "--threads",
                "1");

        assertThat(trained.error).isEmpty();
        assertThat(trained.output)
                .contains("| optimiser.learningRate=0.01 | 1 |", "| optimiser.learningRate=0.02 | 1 |", "ORACLE_GRID");
    }

    private static String[] and(String[] row, String... more) {
        return Stream.concat(Stream.of(row), Stream.of(more)).toArray(String[]::new);
    }

    private static String last(String output) {
        return output.lines().reduce((one, other) -> other).orElseThrow();
    }

    @Test
    void whatCannotBeReadIsSaidInOneLine() throws Exception {
        TinyProject project = TinyProject.create(folder, 1);
        String settings = project.settings().toString();
        String nothing = folder.resolve("nothing").toString();

        fails("holds neither metadata.csv", "train", "--config", settings, "--data", nothing, "--out", nothing);
        fails(
                "nothing",
                "train",
                "--config",
                nothing,
                "--data",
                project.corpus().toString(),
                "--out",
                nothing);
        fails(
                "fold must be between 1 and 4: 9",
                "train",
                "--config",
                settings,
                "--data",
                project.corpus().toString(),
                "--out",
                nothing,
                "--fold",
                "9");
        fails("nothing is no folder", "report", "--runs", nothing, "--out", nothing + ".md");
        fails("is no finished run", "package", "--run", nothing, "--name", "a", "--version", "1");
        fails("is no package", "seal", "--package", nothing);
        Files.writeString(project.settings(), "{\"epoch\": 1}");
        fails(
                "unknown setting epoch",
                "train",
                "--config",
                settings,
                "--data",
                project.corpus().toString(),
                "--out",
                nothing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "cross-validate", "report", "package", "seal"})
    void everyCommandHasHelpAndNamesWhatItNeeds(String command) {
        Outcome help = run(command, "--help");
        assertThat(help.status).isZero();
        assertThat(help.output).startsWith("Usage: train " + command);

        Outcome bare = run(command);
        assertThat(bare.status).isEqualTo(2);
        assertThat(bare.error).contains("Missing required option");
    }

    @Test
    void anUnknownCommandOrOptionIsWrongUsage() {
        assertThat(run("teach").status).isEqualTo(2);
        assertThat(run("seal", "--packages", "x").status).isEqualTo(2);
        assertThat(run("train", "--config", "a", "--data", "b", "--out", "c", "--seed", "one").status)
                .isEqualTo(2);
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        Outcome outcome = run();

        assertThat(outcome.status).isEqualTo(2);
        assertThat(outcome.error).contains("Missing required subcommand", "cross-validate", "package");
    }

    private static void fails(String message, String... arguments) {
        Outcome outcome = run(arguments);
        assertThat(outcome.status).as(outcome.error).isEqualTo(1);
        assertThat(outcome.error).contains(message).doesNotContain("\tat ");
        assertThat(outcome.error.strip().lines()).hasSize(1);
    }

    private static String[] concat(String[] common, String command, String... more) {
        String[] all = new String[1 + common.length + more.length];
        all[0] = command;
        System.arraycopy(common, 0, all, 1, common.length);
        System.arraycopy(more, 0, all, 1 + common.length, more.length);
        return all;
    }

    private static synchronized Outcome run(String... arguments) {
        PrintStream output = System.out;
        PrintStream error = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            int status = TrainingCommand.execute(arguments);
            return new Outcome(
                    status, written.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(output);
            System.setErr(error);
        }
    }

    private record Outcome(int status, String output, String error) {}
}
