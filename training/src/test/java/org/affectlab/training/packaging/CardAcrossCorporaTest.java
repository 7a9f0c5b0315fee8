package org.affectlab.training.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.run.TinyProject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the card and the manifest of a network trained across corpora say of the corpus without labels. */
@Timeout(180)
class CardAcrossCorporaTest {
    @TempDir
    private static Path folder;

    @TempDir
    private Path packages;

    private static TinyProject project;

    @BeforeAll
    static void create() throws Exception {
        project = TinyProject.create(folder, 2);
    }

    @Test
    void acrossCorporaTheCardSaysWhatWasHeardWithoutLabels() throws Exception {
        ModelPackage aligned = write("didan", project.runAcross("didan"));
        assertThat(Files.readString(aligned.directory().resolve("CARD.md")))
                .contains(
                        "Trained on the 16 clips of `tones` with their labels and on all clips of `others` without theirs, tested on all clips of `others`",
                        "This very network on the target corpus, of which it never saw a label.",
                        "uncalibrated, for all labelled speakers were trained on and the target's labels must not be used: read them",
                        "train cross-corpus --config training/configs/tiny.json --data SOURCE --data TARGET --out RUNS --methods didan --seeds 1")
                .doesNotContain("all speakers but");
        assertThat(aligned.manifest().trainingData().get(0).split())
                .isEqualTo("trained on speakers tones:s1, tones:s2, tones:s3, tones:s4;"
                        + " without labels on speakers others:s1, others:s2; tested on speakers others:s1, others:s2");

        ModelPackage alone = write("alone", project.runAcross("source-only"));
        assertThat(Files.readString(alone.directory().resolve("CARD.md")))
                .contains("Trained on the 16 clips of `tones` with their labels, tested on all clips of `others`")
                .contains("Alignment: none: a plain classifier", "--methods source-only");
        assertThat(alone.manifest().trainingData().get(0).split()).doesNotContain("without labels");
    }

    @ParameterizedTest
    @CsvSource({
        "didan, 'sparse reconstruction, α 0.3, λ 1.0'",
        "non-sparse, 'reconstruction that is not sparse, λ 1.0'",
        "mmd, 'maximum mean discrepancy in place of the reconstruction, λ 1.0 (our choice)'",
        "batch-statistics, 'none, but the target passes through the network and its normalisation (our choice)'"
    })
    void theCardNamesTheAlignment(String method, String expected) throws Exception {
        ModelPackage written = write(method, project.runAcross(method));

        assertThat(Files.readString(written.directory().resolve("CARD.md"))).contains("Alignment: " + expected + ".");
    }

    @Test
    void towardsRecordingsWithoutLabelsTheCardClaimsNoFigure() throws Exception {
        ModelPackage aligned = write("unlabelled", project.runTowardsUnlabelled());

        assertThat(Files.readString(aligned.directory().resolve("CARD.md")))
                .contains(
                        "on all clips of `audio` without theirs; the target has no labels, so this network has no figure of its own.",
                        "--data SOURCE --unlabelled TARGET --emotions neutral,happy,sad,angry --out RUNS --methods didan")
                .doesNotContain("tested on");
        assertThat(aligned.manifest().trainingData().get(0).split())
                .endsWith("; without labels on all clips of audio; no speaker held out");
        assertThat(aligned.manifest().metrics()).doesNotContainKey("testUar");
    }

    private ModelPackage write(String name, Path run) throws Exception {
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        return new Packager(new AudioDecoder()).write(project.request(run, name, packages));
    }
}
