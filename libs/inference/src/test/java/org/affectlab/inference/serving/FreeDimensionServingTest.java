package org.affectlab.inference.serving;

import static org.affectlab.inference.batching.Requests.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.Fixtures;
import org.affectlab.inference.FreeDimension;
import org.affectlab.inference.Grouping;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.batching.TimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A package with a free dimension through the whole library. */
@Timeout(60)
class FreeDimensionServingTest {
    private static final FreeDimension PADDED = new FreeDimension(1, 6, List.of(2, 6), Grouping.PAD, 0);

    @TempDir
    private Path folder;

    private final Set<List<Long>> shapes = ConcurrentHashMap.newKeySet();

    /** The example has three items of {@code size} ones. */
    private ModelRepository load(FreeDimension dimension, int size, float expectedPerValue) throws Exception {
        ModelManifest manifest = Fixtures.freeManifest(new BatchingPolicy(4, 1, List.of(1, 4)), dimension);
        float[] values = new float[3 * size];
        float[] outputs = new float[3 * size];
        Arrays.fill(values, 1);
        Arrays.fill(outputs, expectedPerValue);
        FakePackages.write(
                folder,
                manifest,
                new byte[] {1},
                Map.of("x", Tensor.ofFloats(values, 3, size), "y", Tensor.ofFloats(outputs, 3, size)));
        FakeEngine engine = new FakeEngine(this::timesSum);
        ModelRepository repository = new ModelRepository(
                        List.of(folder), engine, FakePackages.options(), new SimpleMeterRegistry(), TimeSource.system())
                .start();
        repository.initialLoad().get(30, TimeUnit.SECONDS);
        return repository;
    }

    /** Each value times the sum of its row: padding with zero changes nothing, padding with anything else does. */
    private List<Tensor> timesSum(List<Tensor> batch) {
        long[] shape = batch.get(0).shape();
        shapes.add(List.of(shape[0], shape[1]));
        float[] values = batch.get(0).toFloats();
        int columns = (int) shape[1];
        for (int row = 0; row < shape[0]; row++) {
            float sum = 0;
            for (int i = 0; i < columns; i++) {
                sum += values[row * columns + i];
            }
            for (int i = 0; i < columns; i++) {
                values[row * columns + i] *= sum;
            }
        }
        return List.of(Tensor.ofFloats(values, shape));
    }

    private static CompletableFuture<List<Tensor>> submit(ServedModel model, float... values) {
        return model.submit(new InferenceRequest(
                List.of(Tensor.ofFloats(values, values.length)),
                "test",
                Instant.now().plusSeconds(60),
                () -> false));
    }

    @Test
    void everyCombinationIsWarmAndItemsOfAllSizesAreAnswered() throws Exception {
        try (ModelRepository repository = load(PADDED, 5, 5)) {
            assertThat(repository.list().get(0).reason()).isNull();
            assertThat(shapes)
                    .containsExactlyInAnyOrder(List.of(1L, 2L), List.of(4L, 2L), List.of(1L, 6L), List.of(4L, 6L));
            ServedModel model = repository.find("free", null).orElseThrow();
            for (int size = 1; size <= 6; size++) {
                float[] values = new float[size];
                Arrays.fill(values, 2);
                float[] expected = new float[size];
                Arrays.fill(expected, 4 * size);
                assertThat(submit(model, values).get(10, TimeUnit.SECONDS))
                        .containsExactly(Tensor.ofFloats(expected, size));
            }
            assertThat(failure(submit(model, new float[7])).code()).isEqualTo(Code.INVALID_INPUT);
            assertThat(failure(submit(model, new float[0])).code()).isEqualTo(Code.INVALID_INPUT);
            assertThat(shapes).hasSize(4);
        }
    }

    @Test
    void paddingThatChangesTheAnswerKeepsThePackageOut() throws Exception {
        FreeDimension ones = new FreeDimension(1, 6, List.of(2, 6), Grouping.PAD, 1);
        try (ModelRepository repository = load(ones, 5, 5)) {
            assertThat(repository.list().get(0).reason()).contains("EXAMPLE_MISMATCH");
        }
    }

    @Test
    void anExampleOutsideOfTheSizesKeepsThePackageOut() throws Exception {
        try (ModelRepository repository = load(PADDED, 7, 7)) {
            assertThat(repository.list().get(0).reason()).contains("dimension n of input x must be 1 to 6, not 7");
        }
    }
}
