package org.affectlab.training.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.inference.ManifestJson;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.djl.DjlInferenceEngine;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.ServingOptions;
import org.affectlab.media.AudioDecoder;
import org.affectlab.media.AudioLimits;
import org.affectlab.training.report.SeedRuns;
import org.affectlab.training.run.RunDirectory;
import org.affectlab.training.run.RunResult;
import org.affectlab.training.run.TinyProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Packages of a really trained, tiny network, up to serving them. */
@Timeout(180)
class PackagerTest {
    @TempDir
    private static Path folder;

    @TempDir
    private Path packages;

    private static TinyProject project;
    private static RunResult first;
    private static RunResult third;

    @BeforeAll
    static void train() throws Exception {
        project = TinyProject.create(folder, 2);
        first = project.run(1, 1);
        third = project.run(1, 3);
    }

    @Test
    void isServedAndCarriesTheFiguresOfItsRun() throws Exception {
        ModelPackage written = packager().write(request(null, project.runs()));

        ModelManifest manifest = written.manifest();
        assertThat(written.directory()).isEqualTo(packages.resolve("tones/1.0"));
        assertThat(manifest.labels()).containsExactly("neutral", "happy", "sad", "angry");
        assertThat(manifest.task()).isEqualTo("speech-emotion");
        assertThat(manifest.wholeNumber("windowSamples")).isEqualTo(41_200);
        assertThat(manifest.wholeNumber("sampleRateHz")).isEqualTo(16_000);
        assertThat(manifest.wholeNumber("hopMs")).isEqualTo(1_280);
        assertThat(manifest.wholeNumber("frameHopSamples")).isEqualTo(160);
        assertThat(manifest.batching().buckets()).containsExactly(1, 2, 4, 8, 16);
        assertThat(manifest.licence()).isEqualTo("CC0 1.0");
        assertThat(manifest.citation()).isEqualTo("Tiny, a network of the tests.");
        assertThat(manifest.trainingData().get(0).split())
                .isEqualTo("trained on speakers s1, s2, s4; tested on speakers s3");
        assertThat(manifest.files())
                .containsOnlyKeys("CARD.md", "example.npz", "model.pt", "result.json", "settings.json");
        double uar = ClassificationMetrics.of(SeedRuns.confusion(third)).uar();
        double otherUar = ClassificationMetrics.of(SeedRuns.confusion(first)).uar();
        assertThat(manifest.metrics())
                .containsEntry("testUar", uar)
                .containsEntry("testClips", 4.0)
                .containsEntry("chanceUar", 0.25)
                .containsEntry("crossValidation.seed-1.folds", 2.0)
                .containsKey("crossValidation.seed-1.uarDeviation");
        assertThat(manifest.metrics().get("crossValidation.seed-1.uarMean"))
                .isCloseTo((uar + otherUar) / 2, within(1e-12));
        assertThat(serve()).extracting(ModelStatus::state).containsExactly(ModelState.READY);
    }

    @Test
    void oneFoldHasNoDeviation() throws Exception {
        Path fold = RunDirectory.of(packages.resolve("one"), 1, 3).path();
        Files.createDirectories(fold);
        for (String file : List.of("result.json", "settings.json")) {
            Files.copy(project.fold(1, 3).resolve(file), fold.resolve(file));
        }

        ModelPackage written = packager().write(request(null, packages.resolve("one")));

        assertThat(written.manifest().metrics())
                .containsEntry("crossValidation.seed-1.folds", 1.0)
                .containsKey("crossValidation.seed-1.uarMean")
                .doesNotContainKeys("crossValidation.seed-1.uarDeviation", "crossValidation.seed-1.warDeviation");
    }

    @Test
    void theCardSaysWhatTheRunSays() throws Exception {
        Path directory = packager().write(request(null, project.runs())).directory();

        assertThat(Files.readString(directory.resolve("CARD.md")))
                .startsWith("# Four tones\n\nVersion 1.0. Task `speech-emotion`: a window of 2.575 s")
                .contains("Tiny, a network of the tests.\n\nIt knows four tones. Alignment: none: a plain classifier")
                .contains("neutral, happy, sad, angry, in this order.")
                .contains(
                        "Trained on 12 clips of all speakers but s3, tested on those.",
                        "The last epoch (2) was kept.",
                        "Settings as they came.")
                .contains("(folds [2, 4] are missing)")
                .contains("| fold 2 | s2 | missing |")
                .contains("- Tones are no voices.\n- The probabilities")
                .contains(third.identity().settingsDigest(), third.identity().corpusDigest())
                .contains("--seed 1 --fold 3 --threads 1")
                .doesNotContain("{{")
                .doesNotContain(folder.toString());
    }

    @Test
    void theExampleMayComeFromARecording() throws Exception {
        Path recording = project.corpus().resolve("audio/s1-angry.wav");
        ModelPackage written = packager().write(request(recording, null));

        Map<String, Tensor> arrays = NpzFile.read(written.content("example.npz"));
        float[] samples = new AudioDecoder()
                .decode(Files.readAllBytes(recording), AudioLimits.defaults())
                .samples();
        assertThat(arrays.keySet()).containsExactly("waveform", "log_mel", "logits");
        assertThat(arrays.get("waveform").toFloats()).startsWith(Arrays.copyOf(samples, 20_000));
        assertThat(arrays.get("log_mel").shape()).containsExactly(1, 8, 256);
        assertThat(arrays.get("logits").shape()).containsExactly(1, 4);
        assertThat(serve()).extracting(ModelStatus::state).containsExactly(ModelState.READY);
    }

    @Test
    void sealingTakesAChangedExampleIn() throws Exception {
        Path directory = packager().write(request(null, null)).directory();
        Path example = directory.resolve("example.npz");
        Map<String, Tensor> arrays = new LinkedHashMap<>(NpzFile.read(example));
        arrays.remove("log_mel");
        NpzFile.write(example, arrays);
        assertThat(serve()).extracting(ModelStatus::state).doesNotContain(ModelState.READY);

        ModelPackage sealed = packager().seal(directory);

        assertThat(NpzFile.read(sealed.content("example.npz"))).containsOnlyKeys("waveform", "logits");
        assertThat(serve()).extracting(ModelStatus::state).containsExactly(ModelState.READY);
    }

    @Test
    void whatExistsIsNeverOverwritten() throws Exception {
        Path directory = packager().write(request(null, null)).directory();
        byte[] before = Files.readAllBytes(directory.resolve(ManifestJson.FILE_NAME));

        assertThatThrownBy(() -> packager().write(request(null, project.runs())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exists already");
        assertThat(directory.resolve(ManifestJson.FILE_NAME)).hasBinaryContent(before);
    }

    @Test
    void aFailureLeavesNothingBehind() throws Exception {
        Path noise = Files.writeString(folder.resolve("noise.wav"), "this is no sound");

        assertThatThrownBy(() -> packager().write(request(noise, null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("noise.wav");
        try (Stream<Path> left = Files.walk(packages)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void anUnfinishedRunIsRefused() {
        PackageRequest unfinished = new PackageRequest(
                folder.resolve("nothing"),
                "tones",
                "1",
                packages,
                null,
                project.archive(),
                null,
                null,
                null,
                null,
                null);

        assertThatThrownBy(() -> packager().write(unfinished))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no finished run");
    }

    @Test
    void aCorpusOfWhichNothingIsKnownIsRefused() {
        PackageRequest unknown = new PackageRequest(
                project.fold(1, 3), "tones", "1", packages, null, project.archive(), null, null, null, null, null);

        assertThatThrownBy(() -> packager().write(unknown))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing is known of corpus tones");
    }

    private static Packager packager() {
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        return new Packager(new AudioDecoder());
    }

    private PackageRequest request(@Nullable Path example, @Nullable Path crossValidation) {
        return new PackageRequest(
                project.fold(1, 3),
                "tones",
                "1.0",
                packages,
                "Four tones",
                project.archive(),
                example,
                crossValidation,
                "Settings as they came.",
                TinyProject.text("tones.json"),
                TinyProject.text("tiny.md"));
    }

    private List<ModelStatus> serve() throws Exception {
        DjlInferenceEngine engine = new DjlInferenceEngine(TorchRuntime.start(ThreadPlan.forServing(1)), false);
        try (ModelRepository repository = new ModelRepository(
                        List.of(packages),
                        engine,
                        ServingOptions.defaults(1),
                        new SimpleMeterRegistry(),
                        TimeSource.system())
                .start()) {
            repository.initialLoad().get(120, TimeUnit.SECONDS);
            return repository.list();
        }
    }
}
