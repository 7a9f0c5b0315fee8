package org.affectlab.inference.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.FormatEngines;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.inference.serving.ServingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear packages through the whole library: verified, warmed up, compared with their example, served. */
@Timeout(60)
class LinearEngineTest {
    private static final ModelManifest MANIFEST = LinearPackages.manifest(3, "low", "high");

    @TempDir
    private Path folder;

    private ModelRepository repository() throws Exception {
        ModelRepository repository = new ModelRepository(
                        List.of(folder),
                        new FormatEngines(Map.of(ModelFormat.LINEAR, new LinearEngine())),
                        ServingOptions.defaults(2),
                        new SimpleMeterRegistry(),
                        TimeSource.system())
                .start();
        repository.initialLoad().get(30, TimeUnit.SECONDS);
        return repository;
    }

    private ModelStatus statusOf(ModelManifest manifest, byte[] model) throws Exception {
        LinearPackages.write(folder, manifest, model);
        try (ModelRepository repository = repository()) {
            return repository.list().get(0);
        }
    }

    @Test
    void servesManyAtOnce() throws Exception {
        LinearPackages.write(folder, MANIFEST, LinearPackages.PARAMETERS.toNpz());
        try (ModelRepository repository = repository()) {
            assertThat(repository.list()).extracting(ModelStatus::state).containsExactly(ModelState.READY);
            ServedModel model = repository.find("adapted", null).orElseThrow();
            LinearMap map = new LinearMap(LinearPackages.PARAMETERS);
            List<CompletableFuture<List<Tensor>>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(model.submit(new InferenceRequest(
                        List.of(Tensor.ofFloats(new float[] {i, i, i}, 3)),
                        "caller-" + i % 4,
                        Instant.now().plusSeconds(30),
                        () -> false)));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(answers.get(i).get(30, TimeUnit.SECONDS).get(0))
                        .isEqualTo(Tensor.ofFloats(map.logits(new float[] {i, i, i}), 2));
            }
        }
    }

    @Test
    void refusesABatchThatIsNotWhatTheManifestSays() throws Exception {
        ModelPackage written = LinearPackages.write(folder, MANIFEST, LinearPackages.PARAMETERS.toNpz());
        EngineModel model = new LinearEngine().load(written);
        for (Tensor wrong : List.of(
                Tensor.ofFloats(new float[4], 1, 4),
                Tensor.ofDoubles(new double[3], 1, 3),
                Tensor.ofFloats(new float[0], 0, 3),
                Tensor.ofFloats(new float[15], 5, 3))) {
            assertThatThrownBy(() -> model.forward(List.of(wrong)))
                    .isInstanceOfSatisfying(
                            InferenceException.class, e -> assertThat(e.code()).isEqualTo(Code.INVALID_INPUT));
        }
        Tensor good = Tensor.ofFloats(new float[3], 1, 3);
        assertThat(model.forward(List.of(good))).hasSize(1);
        model.close();
        model.close();
        assertThatThrownBy(() -> model.forward(List.of(good))).hasMessageContaining("closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weight", "bias", "minimum", "range", "scale"})
    void saysWhichArrayIsMissing(String name) throws Exception {
        Map<String, Tensor> arrays = new LinkedHashMap<>(NpzFile.read(LinearPackages.PARAMETERS.toNpz()));
        arrays.remove(name);
        ModelStatus status = statusOf(MANIFEST, NpzFile.toBytes(arrays));
        assertThat(status.state()).isEqualTo(ModelState.FAILED);
        assertThat(status.reason()).startsWith("NOT_LOADABLE").contains("no array " + name);
    }

    @Test
    void saysWhatIsNotANumber() throws Exception {
        Map<String, Tensor> arrays = new LinkedHashMap<>(NpzFile.read(LinearPackages.PARAMETERS.toNpz()));
        arrays.put("bias", Tensor.ofFloats(new float[] {Float.NaN, 0}, 2));
        assertThat(statusOf(MANIFEST, NpzFile.toBytes(arrays)).reason())
                .startsWith("NOT_LOADABLE")
                .contains("bias has a value that is not finite");
    }

    @Test
    void refusesWhatIsNoArchive() throws Exception {
        assertThat(statusOf(MANIFEST, new byte[] {1, 2, 3}).reason()).startsWith("NOT_LOADABLE");
    }

    @Test
    void refusesAManifestOfAnotherShape() throws Exception {
        byte[] wider = LinearParameters.of(new double[4][3], new double[4], new double[3], new double[] {1, 1, 1}, 1)
                .toNpz();
        assertThat(statusOf(MANIFEST, wider).reason())
                .startsWith("SIGNATURE_MISMATCH")
                .contains("gives one output logits FLOAT32");
    }

    @Test
    void refusesAnotherAnswerThanTheExample() throws Exception {
        byte[] other = LinearParameters.of(new double[2][3], new double[2], new double[3], new double[] {1, 1, 1}, 1)
                .toNpz();
        assertThat(statusOf(MANIFEST, other).reason()).startsWith("EXAMPLE_MISMATCH");
    }

    @Test
    void refusesAFileThatWasChanged() throws Exception {
        LinearPackages.write(folder, MANIFEST, LinearPackages.PARAMETERS.toNpz());
        Path model = folder.resolve("adapted/1/model.npz");
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2] ^= 1;
        Files.write(model, bytes);
        try (ModelRepository repository = repository()) {
            assertThat(repository.list().get(0).reason()).startsWith("DIGEST_MISMATCH");
        }
    }

    @Test
    void aFormatWithoutAnEngineIsRefused() throws Exception {
        ModelPackage written = LinearPackages.write(folder, MANIFEST, LinearPackages.PARAMETERS.toNpz());
        FormatEngines none = new FormatEngines(Map.of());
        assertThatThrownBy(() -> none.load(written))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("LINEAR");
    }
}
