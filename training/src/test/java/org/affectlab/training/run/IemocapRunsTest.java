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
import org.affectlab.inference.ModelPackage;
import org.affectlab.training.config.PretrainingSettings;
import org.affectlab.training.data.Clip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a result tells of the subset that was trained on. */
@Timeout(240)
class IemocapRunsTest {
    @TempDir
    private Path folder;

    @Test
    void aResultTellsWhichSubsetItIsOfAndEveryCommandReadsItAgain() throws Exception {
        TinyProject project = project();
        Path improvised = SyntheticCorpus.writeIemocap(folder.resolve("IEMOCAP"));
        Path all = Path.of(improvised + "#all");

        RunResult one = run(project, improvised, "improvised");
        RunResult other = run(project, all, "all");

        assertThat(one.corpus()).isEqualTo("iemocap-improvised");
        assertThat(other.corpus()).isEqualTo("iemocap");
        assertThat(one.identity().corpusDigest()).isNotEqualTo(other.identity().corpusDigest());
        assertThat(other.testSpeakers()).containsExactly("Ses01M");
        assertThat(other.validationSpeakers()).containsExactly("Ses01F");
        RunDirectory directory = RunDirectory.of(project.runs().resolve("all"), 1, 2);
        assertThat(HeldOutClips.of(directory, List.of(all)).clips()).hasSize(5);
        assertThatThrownBy(() -> HeldOutClips.of(directory, List.of(improvised)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was trained on other data");
        assertThatThrownBy(() -> run(project, improvised, "all")).hasMessageContaining("other");
    }

    @Test
    void aPackageOfOneSubsetHasHeardTheSpeakersOfTheOther() throws Exception {
        TinyProject project = project();
        Path corpus = SyntheticCorpus.writeIemocap(folder.resolve("IEMOCAP"));
        run(project, corpus, "improvised");
        ModelPackage voices = new PretrainedRuns(project)
                .pack(
                        RunDirectory.of(project.runs().resolve("improvised"), 1, 2)
                                .path(),
                        "voices");
        PretrainedPackage opened = PretrainedPackage.open(
                new PretrainingSettings("packages/voices/1", voices.digest()), project.settings());
        Clip heard = new Clip(folder, "heard", "Ses02F", "sad");
        Clip tested = new Clip(folder, "tested", "Ses01M", "sad");

        opened.checkUnheard("iemocap", List.of(tested));
        assertThatThrownBy(() -> opened.checkUnheard("iemocap", List.of(tested, heard)))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("has heard speakers whom this run tests: iemocap:Ses02F");
        opened.checkUnheard("others", List.of(heard));
    }

    private TinyProject project() throws IOException {
        TinyProject project = TinyProject.create(folder, 1);
        Files.writeString(
                project.settings(),
                Files.readString(project.settings())
                        .replace("\"speakersPerFold\": 1", "\"speakersPerFold\": 1, \"validationSpeakers\": 1"));
        return project;
    }

    private static RunResult run(TinyProject project, Path corpus, String out) throws Exception {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return RunSession.open(project.settings(), List.of(corpus), 1, silent, new StopSignal())
                .run(project.runs().resolve(out), 1, 2, Integer.MAX_VALUE)
                .orElseThrow();
    }
}
