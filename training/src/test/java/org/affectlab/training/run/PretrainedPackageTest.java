package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.calibration.RunCalibration;
import org.affectlab.training.config.PretrainingSettings;
import org.affectlab.training.config.SettingsFile;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.data.Clip;
import org.affectlab.training.network.ExportedModule;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.ParameterDeclaration;
import org.affectlab.training.network.ParameterInitialiser;
import org.affectlab.training.network.ParameterSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that begin with the weights of a package, itself of a run that held out s1 and s2 and was calibrated on them. */
@Timeout(240)
class PretrainedPackageTest {
    private static final String LABELS = "\"neutral\", \"happy\", \"sad\", \"angry\"";
    private static final String OTHER_ORDER = "\"angry\", \"sad\", \"happy\", \"neutral\"";

    @TempDir
    private static Path folder;

    private static TinyProject project;
    private static PretrainedRuns runs;
    private static RunResult plain;
    private static ModelPackage base;

    @BeforeAll
    static void train() throws Exception {
        project = TinyProject.create(folder, 25);
        Files.writeString(
                project.settings(),
                Files.readString(project.settings()).replace("\"speakersPerFold\": 1", "\"speakersPerFold\": 2"));
        runs = new PretrainedRuns(project);
        plain = project.run(1, 1);
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        new RunCalibration(project.fold(1, 1), List.of(project.corpus()), NetworkArchive.open(project.archive()))
                .write();
        base = runs.pack(project.fold(1, 1), "base");
        assertThat(base.manifest().metrics().get("temperature")).isNotCloseTo(1, within(1e-3));
    }

    @Test
    void goesOnWhereTheRunEndedAndSaysSo() throws Exception {
        RunResult result = runs.run("further", runs.settings("further", LABELS, 2, base), 1);

        assertThat(result.history().get(0).loss())
                .isLessThan(0.5 * plain.history().get(0).loss());
        assertThat(result.pretrainingSpeakers()).containsExactly("tones:s3", "tones:s4");
        ModelPackage next = runs.pack(project.runs().resolve("further/seed-1/fold-1"), "next");
        assertThat(Files.readString(next.directory().resolve("CARD.md")))
                .contains("Training began with the weights of the package `base/1` (`" + base.digest()
                        + "`), which has learned from nobody of the test speakers' names. The last epoch");
        assertThat(next.manifest().trainingData().get(0).split())
                .endsWith("; the weights began with a package that had heard the same speakers");
    }

    @Test
    void theWeightsAreThoseOfTheRunWithoutTheTemperature() throws Exception {
        ParameterSource source = parameters(LABELS);
        try (ExportedModule trained = ExportedModule.open(project.fold(1, 1).resolve("model.pt"))) {
            for (ParameterDeclaration declaration : declarations()) {
                float[] expected = trained.values(declarations()).get(declaration.name());
                assertThat(source.values(declaration)).as(declaration.name()).containsExactly(expected, within(1e-6f));
            }
        }
    }

    @Test
    void otherClassesGetAnOutputLayerOfTheirOwn() throws Exception {
        ParameterSource source = parameters(OTHER_ORDER);
        ParameterSource same = parameters(LABELS);
        ParameterInitialiser random = new ParameterInitialiser(new RandomStreams(1));
        int output = 0;
        for (ParameterDeclaration declaration : declarations()) {
            boolean anew = declarations().indexOf(declaration) >= declarations().size() - 2;
            output += anew ? 1 : 0;
            assertThat(source.values(declaration))
                    .as(declaration.name())
                    .isEqualTo((anew ? random : same).values(declaration));
        }
        assertThat(output).isEqualTo(2);
    }

    @Test
    void speakersWhomThePackageHasHeardAreNotTestedAndNothingIsTrainedBefore() throws Exception {
        Path settings = runs.settings("heard", LABELS, 2, base);

        assertThatThrownBy(() -> runs.session(settings, project.corpus())
                        .runAll(folder.resolve("heard"), List.of(1L), List.of(1, 2)))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("base/1 has heard speakers whom this run tests: tones:s3, tones:s4");
        assertThat(folder.resolve("heard")).doesNotExist();
        Path validated = folder.resolve("validated.json");
        Files.writeString(
                validated,
                Files.readString(settings)
                        .replace("\"speakersPerFold\": 2", "\"speakersPerFold\": 1, \"validationSpeakers\": 2"));
        assertThatThrownBy(() -> runs.run("validated", validated, 1))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("tests: tones:s3");
    }

    /** The second package was trained on voices of another corpus, but began with one that had heard these. */
    @Test
    void whatThePackageItselfBeganWithCounts() throws Exception {
        RunResult others = runs.session(runs.settings("chain", LABELS, 1, base), project.others())
                .run(project.runs().resolve("chain"), 1, 1, 100)
                .orElseThrow();
        ModelPackage chained = runs.pack(project.runs().resolve("chain/seed-1/fold-1"), "chained");

        assertThat(others.trainingSpeakers()).containsExactly("s2");
        assertThatThrownBy(() -> runs.run("chained", runs.settings("chained", LABELS, 1, chained), 3))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("has heard speakers whom this run tests: tones:s3");
    }

    @Test
    void aTargetThatWasHeardWithoutLabelsIsHeard() throws Exception {
        ModelPackage across = runs.pack(project.runAcross("didan"), "across");

        assertThat(open(across).heardSpeakers())
                .containsExactly("tones:s1", "tones:s2", "tones:s3", "tones:s4", "others:s1", "others:s2");
        ModelPackage towards = runs.pack(project.runTowardsUnlabelled(), "towards");
        assertThat(open(towards).heardSpeakers()).endsWith("tones:s4", "audio:*");
        Clip anybody = new Clip(folder, "x", "s9", "sad");
        assertThatThrownBy(() -> open(towards).checkUnheard("audio", List.of(anybody)))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("audio:s9");
        open(towards).checkUnheard("video", List.of(anybody));
    }

    @Test
    void aFinishedRunNeedsNoPackageAndAPausedOneEndsLikeAWholeOne() throws Exception {
        ModelPackage own = runs.pack(project.fold(1, 1), "own");
        Path settings = runs.settings("parts", LABELS, 2, own);
        Files.writeString(settings, Files.readString(settings).replace("\"epochs\": 1", "\"epochs\": 2"));
        runs.run("whole", settings, 1);
        runs.session(settings, project.corpus()).run(project.runs().resolve("parts"), 1, 1, 1);
        RunResult resumed = runs.run("parts", settings, 1);
        Path parts = project.runs().resolve("parts/seed-1/fold-1/model.pt");

        assertThat(parts).hasSameBinaryContentAs(project.runs().resolve("whole/seed-1/fold-1/model.pt"));
        Files.delete(own.directory().resolve("model.json"));
        assertThat(runs.run("parts", settings, 1).history()).isEqualTo(resumed.history());
    }

    @Test
    void whatIsNotTheNamedPackageOfTheNetworkIsRefused() throws Exception {
        String zeros = "sha256:" + "0".repeat(64);
        assertThatThrownBy(() ->
                        PretrainedPackage.open(new PretrainingSettings("packages/base/1", zeros), project.settings()))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("has the digest " + base.digest() + ", the settings name " + zeros);
        assertThatThrownBy(() ->
                        PretrainedPackage.open(new PretrainingSettings("packages/nobody/1", zeros), project.settings()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nobody");
        TrainingSettings larger =
                new SettingsFile().parse("{\"archive\": \"tiny-mean-c4\", \"labels\": [" + LABELS + "]}", "test");
        assertThatThrownBy(() -> open(base).parameters(NetworkArchive.open(project.archive()), larger, random()))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("is of the network tiny, the run of tiny-mean");
    }

    private static ParameterSource random() {
        return new ParameterInitialiser(new RandomStreams(1));
    }

    private static ParameterSource parameters(String labels) throws IOException {
        TrainingSettings settings =
                new SettingsFile().parse("{\"archive\": \"tiny\", \"labels\": [" + labels + "]}", "test");
        return open(base).parameters(NetworkArchive.open(project.archive()), settings, random());
    }

    private static List<ParameterDeclaration> declarations() throws IOException {
        return NetworkArchive.open(project.archive()).description().parameters();
    }

    private static PretrainedPackage open(ModelPackage opened) throws IOException {
        return PretrainedPackage.open(
                new PretrainingSettings("packages/" + opened.manifest().name() + "/1", opened.digest()),
                project.settings());
    }
}
