package org.affectlab.inference.batching;

import static org.affectlab.inference.batching.Requests.failure;
import static org.affectlab.inference.batching.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.Fixtures;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerPoolTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final InferenceMetrics metrics = new InferenceMetrics(registry, "fake", "1");
    private final ModelManifest manifest = Fixtures.manifest(
            "fake",
            "1",
            new BatchingPolicy(4, 1, List.of()),
            List.of(TensorSpec.of("x", TensorType.FLOAT32, 1)),
            List.of(TensorSpec.of("y", TensorType.FLOAT32, 1)));
    private final BatchQueue queue =
            new BatchQueue(manifest.batching(), 10_000, 1 << 20, TimeSource.system(), (item, reason) -> {});

    @AfterEach
    void close() {
        queue.close();
    }

    private WorkerPool pool(int workers, FakeModel model, Executor answers, WorkerPool.Preparation preparation) {
        return new WorkerPool(
                "test",
                workers,
                queue,
                () -> new BatchRunner(
                        model,
                        manifest,
                        Runnable::run,
                        new ForwardTimes(manifest.batching()),
                        metrics,
                        TimeSource.system(),
                        answers),
                preparation,
                metrics);
    }

    private QueuedItem offer(float value) {
        QueuedItem item = QueuedItem.of(
                new InferenceRequest(
                        List.of(Tensor.ofFloats(new float[] {value}, 1)),
                        "a",
                        Instant.now().plusSeconds(60),
                        () -> false),
                TimeSource.system());
        assertThat(queue.offer(item)).isEqualTo(BatchQueue.Offer.ACCEPTED);
        return item;
    }

    @Test
    void everyWorkerPreparesItselfBeforeTheFirstBatch() throws Exception {
        Set<String> prepared = ConcurrentHashMap.newKeySet();
        Set<String> computed = ConcurrentHashMap.newKeySet();
        FakeModel model = new FakeModel(batch -> {
            computed.add(Thread.currentThread().getName());
            return batch;
        });
        QueuedItem early = offer(1);
        WorkerPool pool = pool(
                3,
                model,
                Runnable::run,
                () -> prepared.add(Thread.currentThread().getName()));
        pool.start().get(10, TimeUnit.SECONDS);
        assertThat(prepared).containsExactlyInAnyOrder("test-0", "test-1", "test-2");
        value(early.answer());
        assertThat(prepared).containsAll(computed);
        assertThat(pool.alive()).isEqualTo(3);
        queue.close();
        assertThat(pool.awaitEnd(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aPreparationThatFailsFailsTheStart() {
        AtomicInteger count = new AtomicInteger();
        WorkerPool pool = pool(2, FakeModel.doubling(new Error()), Runnable::run, () -> {
            if (count.incrementAndGet() == 2) {
                throw new IOException("no");
            }
        });
        Assertions.assertThatThrownBy(() -> pool.start().get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("no");
    }

    @Test
    void manyItemsOnManyWorkersAreAllAnswered() throws Exception {
        WorkerPool pool = pool(4, FakeModel.doubling(new OutOfMemoryError("simulated")), Runnable::run, () -> {});
        pool.start().get(10, TimeUnit.SECONDS);
        List<QueuedItem> items = new ArrayList<>();
        for (int i = 1; i <= 5000; i++) {
            items.add(offer(i % 50 == 0 ? -i : i));
        }
        for (int i = 1; i <= 5000; i++) {
            if (i % 50 == 0) {
                assertThat(failure(items.get(i - 1).answer()).code()).isEqualTo(Code.MODEL_FAILED);
            } else {
                assertThat(value(items.get(i - 1).answer())).isEqualTo(2f * i);
            }
        }
        assertThat(pool.alive()).isEqualTo(4);
        assertThat(registry.get(MetricNames.WORKER_ERRORS).counter().count()).isZero();
    }

    @Test
    void aWorkerSurvivesEvenABrokenWayToAnswer() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        WorkerPool pool = pool(
                1,
                FakeModel.doubling(new Error()),
                task -> {
                    if (broken.get()) {
                        throw new RejectedExecutionException("simulated");
                    }
                    task.run();
                },
                () -> {});
        pool.start().get(10, TimeUnit.SECONDS);
        assertThat(failure(offer(1).answer()).code()).isEqualTo(Code.MODEL_FAILED);
        broken.set(false);
        assertThat(value(offer(2).answer())).isEqualTo(4);
        assertThat(registry.get(MetricNames.WORKER_ERRORS).counter().count()).isEqualTo(1);
    }

    @Test
    void saysWhenAWorkerDoesNotEnd() throws Exception {
        Semaphore blocked = new Semaphore(0);
        WorkerPool pool = pool(
                1,
                new FakeModel(batch -> {
                    blocked.acquireUninterruptibly();
                    return batch;
                }),
                Runnable::run,
                () -> {});
        pool.start().get(10, TimeUnit.SECONDS);
        QueuedItem item = offer(1);
        while (queue.size() > 0) {
            Thread.onSpinWait();
        }
        queue.close();
        assertThat(pool.awaitEnd(Duration.ofMillis(20))).isFalse();
        blocked.release();
        assertThat(pool.awaitEnd(Duration.ofSeconds(10))).isTrue();
        assertThat(value(item.answer())).isEqualTo(1);
    }
}
