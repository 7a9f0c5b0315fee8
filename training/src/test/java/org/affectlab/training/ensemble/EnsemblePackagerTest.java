package org.affectlab.training.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.djl.DjlInferenceEngine;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.inference.ensemble.AllFormats;
import org.affectlab.inference.ensemble.EnsembleMember;
import org.affectlab.inference.ensemble.EnsembleParameters;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.ServingOptions;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.packaging.PackageFolder;
import org.affectlab.training.packaging.Packager;
import org.affectlab.training.report.Markdown;
import org.affectlab.training.robustness.RobustnessRun;
import org.affectlab.training.run.TinyProject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two really trained, tiny networks as one, up to serving it. */
@Timeout(180)
class EnsemblePackagerTest {
    @TempDir
    private static Path folder;

    @TempDir
    private Path packages;

    private static final int SHORT = 20_720;

    private static TinyProject project;
    private static TinyProject shorter;

    private final List<Path> members = new ArrayList<>();

    @BeforeAll
    static void train() throws Exception {
        project = interleaved(TinyProject.create(Files.createDirectory(folder.resolve("long")), 2));
        project.run(1, 1);
        project.run(2, 1);
        project.run(1, 2);
        shorter = interleaved(TinyProject.create(Files.createDirectory(folder.resolve("short")), 2, SHORT));
        shorter.run(1, 1);
    }

    private static TinyProject interleaved(TinyProject project) throws IOException {
        Files.writeString(
                project.settings(),
                Files.readString(project.settings())
                        .replace("{\"speakersPerFold\": 1}", "{\"kind\": \"INTERLEAVED\", \"folds\": 2}"));
        return project;
    }

    @BeforeEach
    void writeMembers() throws Exception {
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        members.add(member("one", project.fold(1, 1)));
        members.add(member("two", project.fold(2, 1)));
    }

    private Path member(String name, Path run) throws Exception {
        return new Packager(new AudioDecoder())
                .write(project.request(run, name, packages))
                .directory();
    }

    private EnsembleRequest request(List<Path> chosen) {
        return new EnsembleRequest(
                chosen,
                List.of(project.corpus()),
                "both",
                "1",
                packages,
                "Tones, twice",
                "Both were seen before.",
                TinyProject.text("tones.json"));
    }

    private static float[] logits(ModelPackage written) throws IOException {
        return NpzFile.read(written.content(ModelPackage.EXAMPLE_FILE_NAME))
                .get("logits")
                .toFloats();
    }

    @Test
    void isServedAndAnswersWithTheMeanOfItsMembers() throws Exception {
        ModelPackage both = new EnsemblePackager().write(request(members));

        EnsembleParameters parameters = EnsembleParameters.ofJson(both.content("ensemble.json"));
        ModelPackage one = ModelPackage.open(members.get(0));
        ModelPackage two = ModelPackage.open(members.get(1));
        assertThat(parameters.members()).extracting("digest").containsExactly(one.digest(), two.digest());
        float[] mean = logits(both);
        for (int label = 0; label < mean.length; label++) {
            double expected = (logits(one)[label] + logits(two)[label]) / 2 / parameters.temperature();
            assertThat((double) mean[label]).isCloseTo(expected, within(1e-4));
        }
        assertThat(both.manifest().metrics())
                .containsEntry("testClips", 8.0)
                .containsEntry("temperature", parameters.temperature())
                .containsKeys("testUar", "testCalibrationError", "calibratedError");
        assertThat(both.manifest().protocol()).endsWith("who are tested. Both were seen before.");
        assertThat(both.manifest().preprocessing()).isEqualTo(one.manifest().preprocessing());
        assertThat(serve()).hasSize(3).extracting(ModelStatus::state).containsOnly(ModelState.READY);
    }

    /** That it is served says, too, that the engine computes what the packager computed: the example. */
    @Test
    void aMemberMayTakeShorterWindows() throws Exception {
        members.set(
                0,
                new Packager(new AudioDecoder())
                        .write(shorter.request(shorter.fold(1, 1), "short", packages))
                        .directory());
        ModelPackage both = new EnsemblePackager().write(request(members));

        EnsembleParameters parameters = EnsembleParameters.of(both);
        assertThat(parameters.members())
                .extracting(EnsembleMember::hop)
                .containsExactly(Optional.of(20_480), Optional.empty());
        ModelManifest whole = ModelPackage.open(members.get(1)).manifest();
        assertThat(both.manifest().inputs()).isEqualTo(whole.inputs());
        assertThat(both.manifest().preprocessing()).isEqualTo(whole.preprocessing());
        assertThat(both.manifest().trainingData()).hasSameSizeAs(whole.trainingData());
        assertThat(Files.readString(both.directory().resolve("CARD.md")))
                .contains("`short` takes shorter windows: it answers with the mean of its logits over those that lie"
                        + " 20480 samples apart in a window of the ensemble.")
                .contains("| short | 1 | 8 |", "| the ensemble |  | 8 |");
        assertThat(serve()).hasSize(4).extracting(ModelStatus::state).containsOnly(ModelState.READY);
        assertThat(RunOfPackage.result(both).testSpeakers()).containsExactly("s1", "s3");
    }

    @Test
    void whatIsSaidOfItIsWhatItAnswers() throws Exception {
        ModelPackage both = new EnsemblePackager().write(request(members));
        String page = new RobustnessRun(both.directory(), List.of(project.corpus())).section(engines());
        String uar = Markdown.rate(both.manifest().metrics().get("testUar"));
        String war = Markdown.rate(both.manifest().metrics().get("testWar"));
        assertThat(page).contains("| as recorded | 1.000 | " + uar + " | +0.000 | " + war + " |");
    }

    @Test
    void membersThatHeardOthersAreNoStudy() throws Exception {
        ModelPackage both = new EnsemblePackager().write(request(members));
        Path other = member("other", project.fold(1, 2));
        EnsembleParameters mixed = new EnsembleParameters(
                List.of(
                        EnsembleParameters.of(both).members().get(0),
                        new EnsembleMember(
                                "other", "1", ModelPackage.open(other).digest())),
                1);
        Path directory = packages.resolve("mixed").resolve("1");
        ModelPackage written = PackageFolder.write(packages, renamed(both.manifest(), "mixed"), target -> {
            Files.write(target.resolve("ensemble.json"), mixed.toJson());
            Files.copy(both.directory().resolve("example.npz"), target.resolve("example.npz"));
        });
        assertThat(written.directory()).isEqualTo(directory);
        assertThatThrownBy(() -> RunOfPackage.result(written))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has members of other labels, data or held-out speakers");
        assertThat(EnsemblesOfMember.of(members.get(0))).containsExactly("both 1", "mixed 1");
        assertThat(EnsemblesOfMember.of(other)).containsExactly("mixed 1");
        assertThat(EnsemblesOfMember.of(both.directory())).isEmpty();
    }

    private static ModelManifest renamed(ModelManifest manifest, String name) {
        return new ModelManifest(
                name,
                manifest.version(),
                manifest.task(),
                manifest.format(),
                manifest.labels(),
                manifest.inputs(),
                manifest.outputs(),
                manifest.preprocessing(),
                manifest.batching(),
                manifest.trainingData(),
                manifest.protocol(),
                manifest.metrics(),
                manifest.licence(),
                manifest.citation(),
                manifest.demo(),
                Map.of());
    }

    @Test
    void theCardNamesItsMembersAndTheirFigures() throws Exception {
        Path directory = new EnsemblePackager().write(request(members)).directory();

        assertThat(Files.readString(directory.resolve("CARD.md")))
                .startsWith("# Tones, twice\n\nVersion 1. Task `speech-emotion`")
                .contains("| one | 1 | 1 | " + ModelPackage.open(members.get(0)).digest())
                .contains("No member heard the speakers s1, s3;", "softmax vectors. Both were seen before.\n")
                .contains("| one | 1 | 8 |", "| two | 2 | 8 |", "| the ensemble |  | 8 |")
                .contains("The logits are divided by", "Legal notice")
                .contains(
                        "./affectlab train ensemble --member PACKAGES/one/1 --member PACKAGES/two/1 --data CORPUS --name both"
                                + " --version 1 --title \"Tones, twice\" --protocol-note NOTE")
                .doesNotContain("{{")
                .doesNotContain(folder.toString());
    }

    @Test
    void membersThatDoNotFitAreRefused() throws Exception {
        Path otherSpeakers = member("other", project.fold(1, 2));
        assertRefused("has other labels, data or held-out speakers", List.of(members.get(0), otherSpeakers));
        assertRefused("two members or more", List.of(members.get(0)));
        assertRefused("all different", List.of(members.get(0), members.get(0)));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere")).resolve("one");
        Files.move(members.get(0).getParent(), elsewhere);
        assertRefused("does not lie at", List.of(elsewhere.resolve("1"), members.get(1)));
    }

    private void assertRefused(String message, List<Path> chosen) {
        assertThatThrownBy(() -> new EnsemblePackager().write(request(chosen)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
        assertThat(packages.resolve("both")).doesNotExist();
    }

    private static InferenceEngine engines() {
        return AllFormats.with(new DjlInferenceEngine(TorchRuntime.start(ThreadPlan.forServing(1)), false));
    }

    private List<ModelStatus> serve() throws Exception {
        try (ModelRepository repository = new ModelRepository(
                        List.of(packages),
                        engines(),
                        ServingOptions.defaults(1),
                        new SimpleMeterRegistry(),
                        TimeSource.system())
                .start()) {
            repository.initialLoad().get(120, TimeUnit.SECONDS);
            return repository.list();
        }
    }
}
