package org.affectlab.inference.batching;

import static org.affectlab.inference.batching.Requests.failure;
import static org.affectlab.inference.batching.Requests.item;
import static org.affectlab.inference.batching.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.DimensionSizes;
import org.affectlab.inference.Fixtures;
import org.affectlab.inference.FreeDimension;
import org.affectlab.inference.Grouping;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ItemWatcher;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchRunnerTest {
    private final FakeTime time = new FakeTime();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Semaphore forwards = new Semaphore(1);

    private void pass(Runnable forward) {
        forwards.acquireUninterruptibly();
        try {
            forward.run();
        } finally {
            forwards.release();
        }
    }

    private BatchRunner runner(FakeModel model) {
        ModelManifest manifest = Fixtures.manifest(
                "fake",
                "1",
                new BatchingPolicy(8, 0, List.of(1, 4, 8)),
                List.of(TensorSpec.of("x", TensorType.FLOAT32, 1)),
                List.of(TensorSpec.of("y", TensorType.FLOAT32, 1)));
        return new BatchRunner(
                model,
                manifest,
                this::pass,
                new ForwardTimes(manifest.batching()),
                new InferenceMetrics(registry, "fake", "1"),
                time,
                Runnable::run);
    }

    @Test
    void padsWithTheLastItemAndDropsThePadding() throws Exception {
        FakeModel model = FakeModel.doubling(new IllegalArgumentException());
        List<QueuedItem> batch = List.of(item(1, time), item(2, time), item(3, time));
        runner(model).run(batch);
        assertThat(model.batches.get(0).get(0)).containsExactly(1, 2, 3, 3);
        assertThat(value(batch.get(0).answer())).isEqualTo(2);
        assertThat(value(batch.get(2).answer())).isEqualTo(6);
        assertThat(batch.get(2).answer().get().get(0).shape()).containsExactly(1);
    }

    @Test
    void padsAlongAFreeDimensionAndCutsTheOutputBack() throws Exception {
        List<Tensor> seen = new ArrayList<>();
        FakeModel model = new FakeModel(batch -> {
            seen.add(Tensor.ofFloats(batch.get(0).toFloats(), batch.get(0).shape()));
            return batch;
        });
        ModelManifest manifest = Fixtures.freeManifest(
                new BatchingPolicy(2, 0, List.of()), new FreeDimension(1, 4, List.of(2, 4), Grouping.PAD, -1));
        BatchRunner runner = new BatchRunner(
                model,
                manifest,
                this::pass,
                new ForwardTimes(manifest.batching()),
                new InferenceMetrics(registry, "fake", "1"),
                time,
                Runnable::run);
        List<QueuedItem> batch = new ArrayList<>();
        for (int size : new int[] {3, 4}) {
            Tensor input = Tensor.ofFloats(Arrays.copyOf(new float[] {5, 6, 7, 8}, size), size);
            InferenceRequest request =
                    new InferenceRequest(List.of(input), "caller", FakeTime.START.plusSeconds(60), () -> false);
            DimensionSizes sizes = DimensionSizes.ofItem(manifest, request.inputs());
            batch.add(QueuedItem.of(request, sizes, sizes.engineSizes(manifest), time, ItemWatcher.NOBODY));
        }
        runner.run(batch);
        assertThat(seen).containsExactly(Tensor.ofFloats(new float[] {5, 6, 7, -1, 5, 6, 7, 8}, 2, 4));
        assertThat(batch.get(0).answer().get()).containsExactly(Tensor.ofFloats(new float[] {5, 6, 7}, 3));
        assertThat(batch.get(1).answer().get()).containsExactly(Tensor.ofFloats(new float[] {5, 6, 7, 8}, 4));
    }

    @Test
    void batchesDoNotSeeEachOther() throws Exception {
        FakeModel model = FakeModel.doubling(new IllegalArgumentException());
        BatchRunner runner = runner(model);
        runner.run(List.of(item(1, time), item(2, time), item(3, time), item(4, time), item(5, time)));
        QueuedItem later = item(9, time);
        runner.run(List.of(later));
        assertThat(model.batches.get(1).get(0)).containsExactly(9);
        assertThat(value(later.answer())).isEqualTo(18);
    }

    static List<Throwable> throwables() {
        return List.of(
                new IllegalArgumentException("bad"),
                new InferenceException(Code.MODEL_FAILED, "bad"),
                new OutOfMemoryError("bad"),
                new StackOverflowError("bad"),
                new NoClassDefFoundError("bad"),
                new Exception("bad, and checked"));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void aBadItemFailsNobodyElse(Throwable error) throws Exception {
        FakeModel model = FakeModel.doubling(error);
        List<QueuedItem> batch = List.of(item(1, time), item(-2, time), item(3, time));
        runner(model).run(batch);
        assertThat(value(batch.get(0).answer())).isEqualTo(2);
        assertThat(failure(batch.get(1).answer()).code()).isEqualTo(Code.MODEL_FAILED);
        assertThat(failure(batch.get(1).answer())).hasMessageContaining("bad");
        assertThat(value(batch.get(2).answer())).isEqualTo(6);
        assertThat(model.batches).hasSize(4);
        assertThat(registry.get(MetricNames.BATCH_RETRIES).counter().count()).isEqualTo(1);
        assertThat(registry.get(MetricNames.FAILURES)
                        .tag("reason", "model_failed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(forwards.availablePermits()).isEqualTo(1);
    }

    @Test
    void aBadItemAloneIsNotTriedAgain() throws Exception {
        FakeModel model = FakeModel.doubling(new IllegalArgumentException("bad"));
        QueuedItem bad = item(-1, time);
        runner(model).run(List.of(bad));
        assertThat(failure(bad.answer()).code()).isEqualTo(Code.MODEL_FAILED);
        assertThat(model.batches).hasSize(1);
    }

    @Test
    void aRetryLeavesOutWhatDiedMeanwhile() throws Exception {
        FakeModel model = new FakeModel(batch -> {
            time.advanceMillis(20);
            throw new IllegalStateException("always");
        });
        QueuedItem hurried = QueuedItem.of(Requests.request(1, "a", Duration.ofMillis(10), () -> false), time);
        QueuedItem patient = item(2, time);
        runner(model).run(List.of(hurried, patient));
        assertThat(failure(hurried.answer()).code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(failure(patient.answer()).code()).isEqualTo(Code.MODEL_FAILED);
        assertThat(model.batches).hasSize(2);
    }

    @Test
    void whatExpiresWhileOtherModelsComputeIsNotComputed() throws Exception {
        FakeModel model = FakeModel.doubling(new IllegalArgumentException());
        BatchRunner runner = runner(model);
        QueuedItem hurried = QueuedItem.of(Requests.request(1, "a", Duration.ofMillis(10), () -> false), time);
        QueuedItem patient = item(2, time);
        forwards.acquire();
        Thread worker = new Thread(() -> runner.run(List.of(hurried, patient)));
        worker.start();
        while (!forwards.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        time.advanceMillis(10);
        forwards.release();
        worker.join();
        assertThat(failure(hurried.answer()).code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(value(patient.answer())).isEqualTo(4);
        assertThat(model.batches).hasSize(1);
        assertThat(model.batches.get(0).get(0)).containsExactly(2);
    }

    @Test
    void aModelWithTooFewRowsFailsItsItems() throws Exception {
        FakeModel model = new FakeModel(batch -> List.of(Tensor.ofFloats(new float[1], 1, 1)));
        List<QueuedItem> batch = List.of(item(1, time), item(2, time));
        runner(model).run(batch);
        // Alone, one row is enough.
        assertThat(value(batch.get(0).answer())).isZero();
        assertThat(value(batch.get(1).answer())).isZero();
    }

    @Test
    void countsAndTimes() {
        FakeModel model = new FakeModel(batch -> {
            time.advanceMillis(30);
            return List.of(Tensor.ofFloats(new float[4], 4, 1));
        });
        List<QueuedItem> batch = List.of(item(1, time), item(2, time));
        time.advanceMillis(5);
        runner(model).run(batch);
        assertThat(registry.get(MetricNames.BATCH_SIZE).summary().totalAmount()).isEqualTo(2);
        assertThat(registry.get(MetricNames.QUEUE).timer().count()).isEqualTo(2);
        assertThat(registry.get(MetricNames.QUEUE).timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(10);
        assertThat(registry.get(MetricNames.COMPUTE).timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(30);
        assertThat(registry.get(MetricNames.INPUT)
                        .tag("model", "fake")
                        .tag("version", "1")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get(MetricNames.OUTPUT).timer().count()).isEqualTo(1);
    }
}
