package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.affectlab.training.config.AlignmentSettings;
import org.affectlab.training.config.AlignmentSettings.Kind;
import org.affectlab.training.config.AlignmentSettings.Scale;
import org.affectlab.training.report.CrossCorpusReport;
import org.affectlab.training.report.CrossCorpusRuns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one corpus of tones to another. */
final class CrossCorpusSessionTest {
    private static final AlignmentSettings DIDAN =
            new AlignmentSettings(Kind.IDA, 0.5, 0.05, Scale.NORMALISED, true, 0);
    private static final AlignmentSettings MMD = new AlignmentSettings(Kind.MMD, 0.5, 0, Scale.NORMALISED, true, 0);

    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path source;
    private Path target;

    @BeforeEach
    void prepare() throws IOException {
        source = SyntheticCorpus.write(folder.resolve("tones"), 3);
        target = SyntheticCorpus.write(folder.resolve("others"), 5);
        Path network = Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network");
        Files.copy(network.resolve("tiny.pt.gz"), folder.resolve("tiny-c4.pt.gz"));
        Files.copy(network.resolve("tiny.json"), folder.resolve("tiny-c4.json"));
    }

    private CrossCorpusSession session(int epochs) throws Exception {
        return CrossCorpusSession.open(settings(epochs), source, target, 1, SILENT, new StopSignal());
    }

    private CrossCorpusSession unlabelled(int epochs, String... emotions) throws Exception {
        return CrossCorpusSession.openUnlabelled(
                settings(epochs), source, target.resolve("audio"), List.of(emotions), 1, SILENT, new StopSignal());
    }

    private Path settings(int epochs) throws IOException {
        return Files.writeString(
                folder.resolve("settings.json"),
                """
                {"name": "tiny", "archive": "tiny-c{classes}", "epochs": %d, "batchSize": 4, "evaluateEveryEpochs": 5,
                 "labels": ["calm", "neutral", "happy", "sad", "angry"],
                 "optimiser": {"kind": "SGD", "learningRate": 0.05, "warmUpEpochs": 0}}
                """
                        .formatted(epochs));
    }

    private RunResult run(CrossCorpusSession session, String out, String method, AlignmentSettings alignment)
            throws Exception {
        return session.run(folder.resolve(out), method, alignment, 1).orElseThrow();
    }

    @Test
    void learnsFromTheSourceAndIsTestedOnTheTarget() throws Exception {
        CrossCorpusSession session = session(20);
        assertThat(session.pair()).isEqualTo("tones-to-others");
        RunResult result = run(session, "out", "didan", DIDAN);

        assertThat(result.corpus()).isEqualTo("tones-to-others");
        assertThat(result.labels()).containsExactly("neutral", "happy", "sad", "angry");
        assertThat(result.trainingSpeakers()).containsExactly("tones:s1", "tones:s2", "tones:s3");
        assertThat(result.testSpeakers()).hasSize(5).allMatch(speaker -> speaker.startsWith("others:"));
        assertThat(Objects.requireNonNull(result.history().get(19).test()).uar())
                .isEqualTo(1.0);
        for (EpochRecord epoch : result.history()) {
            EpochRecord.Aligned aligned = Objects.requireNonNull(epoch.aligned());
            assertThat(Objects.requireNonNull(aligned.density())).isBetween(0.01, 1.0);
            assertThat(aligned.penalty()).isPositive();
            assertThat(epoch.loss()).isGreaterThanOrEqualTo(aligned.regression());
        }
        assertThat(folder.resolve("out/tones-to-others/didan/seed-1/all/result.json"))
                .exists();
    }

    @Test
    void methodsDifferAndTheSameMethodDoesNot() throws Exception {
        CrossCorpusSession session = session(3);
        RunResult didan = run(session, "first", "didan", DIDAN);
        RunResult again = run(session, "second", "didan", DIDAN);
        RunResult mmd = run(session, "first", "mmd", MMD);
        RunResult alone = run(session, "first", "source-only", AlignmentSettings.NONE);

        assertThat(losses(again)).isEqualTo(losses(didan));
        assertThat(losses(mmd)).isNotEqualTo(losses(didan));
        assertThat(losses(alone)).isNotEqualTo(losses(didan));
        assertThat(Objects.requireNonNull(mmd.history().get(0).aligned()).density())
                .isNull();
        assertThat(alone.history()).allMatch(epoch -> epoch.aligned() == null);
        assertThat(run(session, "first", "mmd", MMD).history()).isEqualTo(mmd.history());
    }

    @Test
    void aTargetWithoutLabelsIsHeardAndNothingIsMeasured() throws Exception {
        CrossCorpusSession session = unlabelled(3);
        assertThat(session.pair()).isEqualTo("tones-to-audio");
        RunResult heard = run(session, "out", "didan", DIDAN);
        RunResult alone = run(session, "out", "source-only", AlignmentSettings.NONE);
        RunResult labelled = run(session(3), "labelled", "source-only", AlignmentSettings.NONE);

        assertThat(heard.labels()).containsExactly("neutral", "happy", "sad", "angry");
        assertThat(heard.history()).allMatch(epoch -> epoch.aligned() != null && epoch.test() == null);
        assertThat(losses(heard)).isNotEqualTo(losses(alone));
        assertThat(losses(alone)).isEqualTo(losses(labelled));
        assertThat(heard.confusion()).isNull();
        assertThat(heard.testSpeakers()).isEmpty();
        assertThat(folder.resolve("out/tones-to-audio/didan/seed-1/all/model.pt"))
                .isNotEmptyFile();
        assertThatThrownBy(() -> CrossCorpusRuns.read(folder.resolve("out")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no finished run");
    }

    @Test
    void emotionsMayBeChosenAmongTheSources() throws Exception {
        assertThatThrownBy(() -> run(unlabelled(1, "happy", "sad"), "out", "didan", DIDAN))
                .hasMessageContaining("missing archive")
                .hasMessageContaining("tiny-c2");
        assertThatThrownBy(() -> unlabelled(1, "happy", "bored"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("of [happy, bored] tones has [happy]");
        Files.writeString(target.resolve("audio/notes.txt"), "no sound");
        assertThatThrownBy(() -> unlabelled(1)).isInstanceOf(IOException.class).hasMessageContaining("notes.txt");
    }

    @Test
    void untilItsStartTheTargetIsNotLookedAt() throws Exception {
        CrossCorpusSession session = session(4);
        RunResult alone = run(session, "out", "source-only", AlignmentSettings.NONE);
        RunResult late =
                run(session, "out", "late", new AlignmentSettings(Kind.IDA, 0.5, 0.05, Scale.RELATIVE, false, 0.5));

        assertThat(losses(late).subList(0, 2)).isEqualTo(losses(alone).subList(0, 2));
        assertThat(late.history().get(1).aligned()).isNull();
        assertThat(late.history().get(2).aligned()).isNotNull();
        assertThat(losses(late).get(2)).isNotEqualTo(losses(alone).get(2));
    }

    @Test
    void thePageSaysWhatTheRunsSay() throws Exception {
        CrossCorpusSession session = session(2);
        run(session, "out", "didan", DIDAN);
        run(session, "out", "source-only", AlignmentSettings.NONE);
        RunResult second = session.run(folder.resolve("out"), "didan", DIDAN, 2).orElseThrow();

        CrossCorpusRuns runs = CrossCorpusRuns.read(folder.resolve("out"));
        assertThat(runs.pairs()).containsExactly("tones-to-others");
        assertThat(runs.methods()).containsExactly("didan", "source-only");
        assertThat(runs.uar("tones-to-others", "didan").orElseThrow().count()).isEqualTo(2);
        assertThat(runs.uar("tones-to-others", "mmd")).isEmpty();
        String page = CrossCorpusReport.markdown(runs, List.of());
        assertThat(page)
                .contains("| tones-to-others | neutral, happy, sad, angry | 20 | 1 to 2 |")
                .contains("0.250");
        assertThat(page).contains("mean of the pairs");
        assertThat(second.history()).hasSize(2);
        assertThatThrownBy(() -> CrossCorpusRuns.read(folder)).isInstanceOf(IOException.class);
    }

    private static List<Double> losses(RunResult result) {
        return result.history().stream().map(EpochRecord::loss).toList();
    }

    @Test
    void corporaWithoutCommonEmotionsAreRefused() throws Exception {
        Path metadata = target.resolve("metadata.csv");
        Files.writeString(
                metadata,
                Files.readString(metadata)
                        .replace(",happy,", ",bored,")
                        .replace(",sad,", ",bored,")
                        .replace(",angry,", ",bored,"));
        assertThatThrownBy(() -> session(1)).hasMessageContaining("share fewer than two emotions: [neutral]");
    }
}
