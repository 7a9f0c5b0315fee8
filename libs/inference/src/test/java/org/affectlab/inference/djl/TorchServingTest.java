package org.affectlab.inference.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.Fixtures;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.batching.Requests;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.inference.serving.ServingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole library with the real engine: package, repository, queue, workers, TorchScript. */
@Timeout(120)
class TorchServingTest {
    @TempDir
    private Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private ModelRepository load(boolean optimizeGraph) throws Exception {
        DjlInferenceEngine engine = new DjlInferenceEngine(TorchRuntime.start(ThreadPlan.forServing(2)), optimizeGraph);
        ModelRepository repository = new ModelRepository(
                        List.of(folder), engine, ServingOptions.defaults(2), registry, TimeSource.system())
                .start();
        repository.initialLoad().get(60, TimeUnit.SECONDS);
        return repository;
    }

    private static InferenceRequest request(Tensor input) {
        return new InferenceRequest(List.of(input), "test", Instant.now().plusSeconds(60), () -> false);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void servesGoodItemsBesideBadOnes(boolean optimizeGraph) throws Exception {
        ModelPackage written = Fixtures.writeLinearPackage(folder, Fixtures.linearManifest());
        Map<String, Tensor> example = NpzFile.read(written.content("example.npz"));
        try (ModelRepository repository = load(optimizeGraph)) {
            assertThat(repository.list()).extracting(ModelStatus::reason).containsOnlyNulls();
            ServedModel model = repository.find("linear", null).orElseThrow();
            List<CompletableFuture<List<Tensor>>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Tensor poison = Tensor.ofFloats(new float[] {2000, i, i, i}, 4);
                answers.add(model.submit(
                        request(i % 7 == 3 ? poison : example.get("x").row(i % 5))));
            }
            for (int i = 0; i < 200; i++) {
                if (i % 7 == 3) {
                    assertThat(Requests.failure(answers.get(i)).code()).isEqualTo(Code.MODEL_FAILED);
                } else {
                    float[] expected = example.get("y").row(i % 5).toFloats();
                    assertThat(answers.get(i).get(30, TimeUnit.SECONDS).get(0).toFloats())
                            .usingComparatorWithPrecision(1e-6f)
                            .containsExactly(expected);
                }
            }
            assertThat(registry.get(MetricNames.BATCH_SIZE).summary().max()).isBetween(2.0, 8.0);
        }
    }

    @Test
    void aPackageWithAnotherModuleStaysOut() throws Exception {
        Fixtures.writePackage(
                folder,
                Fixtures.linearManifest(),
                Fixtures.resource("identity.pt"),
                Fixtures.resource("linear-example.npz"));
        try (ModelRepository repository = load(true)) {
            assertThat(repository.list().get(0).reason())
                    .startsWith("SIGNATURE_MISMATCH")
                    .contains("output y is float32");
            assertThat(repository.ready()).isFalse();
        }
    }
}
