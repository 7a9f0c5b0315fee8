package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.batching.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ModelRepositoryTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path secondFolder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeEngine engine = new FakeEngine(FakeEngine::twice);
    private final List<ModelRepository> repositories = new ArrayList<>();

    @AfterEach
    void close() {
        repositories.forEach(ModelRepository::close);
    }

    private ModelRepository load(FakeEngine withEngine, Path... folders) throws Exception {
        ModelRepository repository = start(withEngine, folders);
        repository.initialLoad().get(30, TimeUnit.SECONDS);
        return repository;
    }

    private ModelRepository start(FakeEngine withEngine, Path... folders) {
        ModelRepository repository = new ModelRepository(
                        List.of(folders), withEngine, FakePackages.options(), registry, TimeSource.system())
                .start();
        repositories.add(repository);
        return repository;
    }

    private static float ask(ServedModel model, float value) throws Exception {
        InferenceRequest request = new InferenceRequest(
                List.of(Tensor.ofFloats(new float[] {value}, 1)),
                "test",
                Instant.now().plusSeconds(30),
                () -> false);
        return model.submit(request).get(30, TimeUnit.SECONDS).get(0).toFloats()[0];
    }

    private static String reason(ModelRepository repository) {
        ModelStatus status = repository.list().get(0);
        assertThat(status.state()).isEqualTo(ModelState.FAILED);
        assertThat(repository.ready()).isFalse();
        assertThat(repository.find(status.name(), null)).isEmpty();
        return String.valueOf(status.reason());
    }

    @Test
    void servesWhatIsThere() throws Exception {
        ModelPackage written = FakePackages.write(folder, "alpha", "1");
        ModelRepository repository = load(engine, folder);
        assertThat(repository.ready()).isTrue();
        ServedModel model = repository.find("alpha", "1").orElseThrow();
        assertThat(ask(model, 21)).isEqualTo(42);
        assertThat(model.digest()).isEqualTo(written.digest());
        assertThat(repository.list())
                .containsExactly(new ModelStatus(
                        "alpha",
                        "1",
                        ModelState.READY,
                        written.directory(),
                        null,
                        written.manifest(),
                        written.digest()));
        assertThat(repository.find("beta", null)).isEmpty();
        assertThat(repository.find("alpha", "2")).isEmpty();
    }

    @Test
    void warmsEveryWorkerAtEveryBucket() throws Exception {
        FakePackages.write(folder, "alpha", "1");
        load(engine, folder);
        assertThat(engine.preparedThreads).containsExactlyInAnyOrder("inference-alpha-1-0", "inference-alpha-1-1");
        assertThat(engine.warmedSizes).containsExactlyInAnyOrder(1, 2, 4);
    }

    @Test
    void findsTheNewestGoodVersion() throws Exception {
        FakePackages.write(folder, "alpha", "2");
        FakePackages.write(folder, "alpha", "10");
        FakePackages.write(folder, FakePackages.manifest("alpha", "11"), new byte[0], FakePackages.example(2));
        ModelRepository repository = load(engine, folder);
        assertThat(repository.find("alpha", null).orElseThrow().manifest().version())
                .isEqualTo("10");
        assertThat(repository.find("alpha", "2")).isPresent();
        assertThat(repository.list().stream().map(ModelStatus::version)).containsExactly("11", "10", "2");
        assertThat(repository.list().get(0).reason()).isEqualTo("NOT_LOADABLE: the archive is empty");
        assertThat(repository.ready()).isTrue();
    }

    @Test
    void aFlippedByteIsRefusedBeforeTheEngineSeesIt() throws Exception {
        ModelPackage written = FakePackages.write(folder, "alpha", "1");
        Files.write(written.directory().resolve("model.pt"), new byte[] {0});
        ModelRepository repository = load(engine, folder);
        assertThat(reason(repository)).startsWith("DIGEST_MISMATCH: model.pt has SHA-256");
        assertThat(engine.loads).hasValue(0);
    }

    @Test
    void aModelThatDisagreesWithItsExampleStaysOut() throws Exception {
        FakePackages.write(folder, FakePackages.manifest("alpha", "1"), new byte[] {1}, FakePackages.example(2.001f));
        ModelRepository repository = load(engine, folder);
        assertThat(reason(repository))
                .isEqualTo("EXAMPLE_MISMATCH: output y of example item 0 is 2.00000 at position 0, expected 2.00100"
                        + " (tolerance 0.0001)");
        assertThat(engine.open).hasValue(0);
        assertThat(repository.list().get(0).manifest()).isNotNull();
    }

    @Test
    void aModelWithinTheToleranceIsServed() throws Exception {
        FakePackages.write(folder, FakePackages.manifest("alpha", "1"), new byte[] {1}, FakePackages.example(2.0001f));
        assertThat(load(engine, folder).ready()).isTrue();
    }

    @Test
    void aModelThatAnswersNotANumberStaysOut() throws Exception {
        FakePackages.write(folder, "alpha", "1");
        FakeEngine broken = new FakeEngine(batch -> {
            float[] values = batch.get(0).toFloats();
            Arrays.fill(values, Float.NaN);
            return List.of(Tensor.ofFloats(values, values.length, 1));
        });
        assertThat(reason(load(broken, folder))).startsWith("EXAMPLE_MISMATCH").contains("NaN");
    }

    @Test
    void anExampleThatDoesNotFitTheManifestStaysOut() throws Exception {
        Map<String, Tensor> example = new LinkedHashMap<>(FakePackages.example(2));
        example.put("y", Tensor.ofDoubles(new double[] {2, 4, 6}, 3, 1));
        FakePackages.write(folder, FakePackages.manifest("alpha", "1"), new byte[] {1}, example);
        assertThat(reason(load(engine, folder)))
                .startsWith("EXAMPLE_MISMATCH")
                .contains("array y must be FLOAT32 [3, 1]");
        assertThat(engine.loads).hasValue(0);
    }

    @Test
    void anExampleWithoutItemsOrOutputsStaysOut() throws Exception {
        FakePackages.write(
                folder,
                FakePackages.manifest("alpha", "1"),
                new byte[] {1},
                Map.of("x", Tensor.ofFloats(new float[1], 1, 1)));
        assertThat(reason(load(engine, folder))).contains("array y must be FLOAT32 [1, 1], but is null");
        FakePackages.write(
                secondFolder,
                FakePackages.manifest("alpha", "1"),
                new byte[] {1},
                Map.of("x", Tensor.ofFloats(new float[0], 0, 1)));
        assertThat(reason(load(engine, secondFolder))).contains("must have 1 to 64 items, not 0");
    }

    @Test
    void aModelThatBreaksItsSignatureAtSomeSizeStaysOut() throws Exception {
        FakePackages.write(folder, "alpha", "1");
        FakeEngine broken = new FakeEngine(batch ->
                batch.get(0).shape()[0] == 4 ? List.of(Tensor.ofFloats(new float[8], 4, 2)) : FakeEngine.twice(batch));
        assertThat(reason(load(broken, folder)))
                .startsWith("SIGNATURE_MISMATCH")
                .contains("batch size 4");
        assertThat(broken.open).hasValue(0);
    }

    @Test
    void anErrorWhileLoadingKeepsOnlyThatPackageOut() throws Exception {
        FakePackages.write(folder, "alpha", "1");
        FakePackages.write(folder, "beta", "1");
        FakeEngine picky = new FakeEngine(FakeEngine::twice, "alpha");
        ModelRepository repository = load(picky, folder);
        assertThat(repository.list().get(0).reason()).contains("simulated");
        assertThat(ask(repository.find("beta", null).orElseThrow(), 1)).isEqualTo(2);
    }

    @Test
    void theFolderMustAgreeWithTheManifest() throws Exception {
        ModelPackage written = FakePackages.write(folder, "alpha", "1");
        Files.move(written.directory(), written.directory().resolveSibling("2"));
        assertThat(reason(load(engine, folder)))
                .isEqualTo("INVALID_MANIFEST: the manifest says alpha 1, the folder alpha 2");
    }

    @Test
    void theFirstFolderWins() throws Exception {
        ModelPackage first = FakePackages.write(folder, "alpha", "1");
        FakePackages.write(secondFolder, "alpha", "1");
        ModelRepository repository = load(engine, folder, secondFolder);
        assertThat(repository.list()).hasSize(2);
        assertThat(repository.list().get(0).directory()).isEqualTo(first.directory());
        assertThat(repository.list().get(1).reason()).contains("which comes first");
        assertThat(engine.loads).hasValue(1);
    }

    @Test
    void foldersThatHoldNothingAreNoError() throws Exception {
        Files.createDirectories(folder.resolve(".hidden/1"));
        Files.writeString(folder.resolve("README"), "no package");
        ModelRepository repository = load(engine, folder, folder.resolve("nowhere"));
        assertThat(repository.list()).isEmpty();
        assertThat(repository.ready()).isFalse();
    }

    @Test
    void answersWhileItLoads() throws Exception {
        FakePackages.write(folder, "alpha", "1");
        CountDownLatch go = new CountDownLatch(1);
        FakeEngine slow = new FakeEngine(batch -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return FakeEngine.twice(batch);
        });
        ModelRepository repository = start(slow, folder);
        while (slow.warmedSizes.isEmpty()) {
            Thread.sleep(1);
        }
        assertThat(repository.ready()).isFalse();
        assertThat(repository.find("alpha", null)).isEmpty();
        assertThat(repository.list().get(0).state()).isEqualTo(ModelState.WARMING);
        assertThat(repository.initialLoad()).isNotDone();
        go.countDown();
        repository.initialLoad().get(30, TimeUnit.SECONDS);
        assertThat(repository.ready()).isTrue();
    }

    @Test
    void closingWhileLoadingFreesEverything() throws Exception {
        FakePackages.write(folder, "alpha", "1");
        FakePackages.write(folder, "beta", "1");
        CountDownLatch warming = new CountDownLatch(1);
        FakeEngine slow = new FakeEngine(batch -> {
            if (warming.getCount() > 0) {
                warming.countDown();
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
            }
            return FakeEngine.twice(batch);
        });
        ModelRepository repository = start(slow, folder);
        warming.await();
        repository.close();
        assertThat(repository.initialLoad()).isDone();
        assertThat(slow.open).hasValue(0);
        assertThat(slow.loads).hasValue(1);
        assertThat(repository.list().get(0).reason()).isEqualTo("loading was interrupted");
        assertThat(repository.ready()).isFalse();
    }

    @Test
    void closingFreesEverything() throws Exception {
        FakePackages.write(folder, "alpha", "1");
        FakePackages.write(folder, "beta", "1");
        ModelRepository repository = load(engine, folder);
        assertThat(engine.open).hasValue(2);
        assertThat(registry.find(MetricNames.PENDING).gauges()).hasSize(2);
        assertThat(registry.get(MetricNames.MODELS_LOADED).gauge().value()).isEqualTo(2);
        repository.close();
        repository.close();
        assertThat(engine.open).hasValue(0);
        assertThat(repository.ready()).isFalse();
        assertThat(repository.list().stream().map(ModelStatus::state)).containsOnly(ModelState.CLOSED);
        assertThat(registry.getMeters()).isEmpty();
    }
}
