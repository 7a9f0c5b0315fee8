package org.affectlab.inference.serving;

import static org.affectlab.inference.batching.Requests.failure;
import static org.affectlab.inference.batching.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.batching.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServedModelTest {
    @TempDir
    private Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicBoolean hold = new AtomicBoolean();
    private final Semaphore go = new Semaphore(0);
    private final Semaphore held = new Semaphore(0);
    private ModelRepository repository;
    private ServedModel model;

    @BeforeEach
    void load() throws Exception {
        FakePackages.write(folder, "alpha", "1");
        FakeEngine engine = new FakeEngine(batch -> {
            if (hold.get()) {
                held.release();
                go.acquireUninterruptibly();
            }
            return FakeEngine.twice(batch);
        });
        repository = new ModelRepository(List.of(folder), engine, FakePackages.options(), registry, TimeSource.system())
                .start();
        repository.initialLoad().get(30, TimeUnit.SECONDS);
        model = repository.find("alpha", null).orElseThrow();
    }

    @AfterEach
    void close() {
        hold.set(false);
        go.release(1000);
        repository.close();
    }

    private static InferenceRequest request(float value, Instant deadline) {
        return request("test", value, deadline);
    }

    private static InferenceRequest request(String caller, float value, Instant deadline) {
        return new InferenceRequest(List.of(Tensor.ofFloats(new float[] {value}, 1)), caller, deadline, () -> false);
    }

    private CompletableFuture<List<Tensor>> submit(float value) {
        return model.submit(request(value, Instant.now().plusSeconds(60)));
    }

    /** Both workers are stuck in a forward when this returns. */
    private List<CompletableFuture<List<Tensor>>> holdWorkers() throws InterruptedException {
        hold.set(true);
        List<CompletableFuture<List<Tensor>>> stuck = new ArrayList<>();
        for (int worker = 0; worker < 2; worker++) {
            stuck.add(submit(1000 + worker));
            held.acquire();
        }
        return stuck;
    }

    @Test
    void answersOffTheInferenceThread() throws Exception {
        AtomicReference<String> thread = new AtomicReference<>("none");
        List<CompletableFuture<List<Tensor>>> stuck = holdWorkers();
        CompletableFuture<Void> listened = stuck.get(0)
                .thenAccept(outputs -> thread.set(Thread.currentThread().getName()));
        go.release(2);
        listened.get(10, TimeUnit.SECONDS);
        assertThat(thread).hasValue("inference-alpha-1-answers");
    }

    @Test
    void refusesWhatTheManifestDoesNotAllow() throws Exception {
        List<List<Tensor>> wrong = List.of(
                List.of(),
                List.of(Tensor.ofFloats(new float[1], 1), Tensor.ofFloats(new float[1], 1)),
                List.of(Tensor.ofFloats(new float[2], 2)),
                List.of(Tensor.ofFloats(new float[1], 1, 1)),
                List.of(Tensor.ofFloats(new float[0], 0)),
                List.of(Tensor.ofDoubles(new double[1], 1)),
                List.of(Tensor.ofInts(new int[1], 1)));
        for (List<Tensor> inputs : wrong) {
            InferenceRequest request =
                    new InferenceRequest(inputs, "test", Instant.now().plusSeconds(60), () -> false);
            assertThat(failure(model.submit(request)).code()).isEqualTo(Code.INVALID_INPUT);
        }
        assertThat(registry.get(MetricNames.FAILURES)
                        .tag("reason", "invalid_input")
                        .counter()
                        .count())
                .isEqualTo(wrong.size());
    }

    @Test
    void saysWhenToComeAgain() throws Exception {
        holdWorkers();
        for (int i = 0; i < 16; i++) {
            assertThat(model.submit(request("caller-" + i, i, Instant.now().plusSeconds(60))))
                    .isNotDone();
        }
        assertThat(model.pending()).isEqualTo(16);
        assertThat(registry.get(MetricNames.PENDING).gauge().value()).isEqualTo(16);
        assertThat(registry.get(MetricNames.PENDING_BYTES).gauge().value()).isEqualTo(64);
        CompletableFuture<List<Tensor>> refused = submit(99);
        assertThat(refused).isCompletedExceptionally();
        assertThat(failure(refused).code()).isEqualTo(Code.QUEUE_FULL);
        assertThat(failure(refused).retryAfter()).isPresent();
    }

    @Test
    void oneCallerLeavesRoomForOthers() throws Exception {
        holdWorkers();
        for (int i = 0; i < 12; i++) {
            assertThat(submit(i)).isNotDone();
        }
        assertThat(failure(submit(12)).code()).isEqualTo(Code.QUEUE_FULL);
        assertThat(model.submit(request("other", 1, Instant.now().plusSeconds(60))))
                .isNotDone();
    }

    @Test
    void refusesWhatIsNotFinite() throws Exception {
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertThat(failure(submit(value)).code()).isEqualTo(Code.INVALID_INPUT);
        }
        assertThat(value(submit(Float.MAX_VALUE / 4))).isEqualTo(Float.MAX_VALUE / 2);
    }

    @Test
    void anExpiredItemIsAnsweredWhileAllWorkersAreBusy() throws Exception {
        holdWorkers();
        CompletableFuture<List<Tensor>> hurried =
                model.submit(request(1, Instant.now().plusMillis(20)));
        assertThat(failure(hurried).code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(registry.get(MetricNames.FAILURES)
                        .tag("reason", "deadline_exceeded")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aCancelledFutureLeavesTheQueue() throws Exception {
        holdWorkers();
        submit(1).cancel(true);
        Counter cancelled =
                registry.get(MetricNames.FAILURES).tag("reason", "cancelled").counter();
        long start = System.nanoTime();
        // It leaves the queue a moment before it is counted.
        while (cancelled.count() < 1) {
            assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
            Thread.sleep(5);
        }
        assertThat(cancelled.count()).isEqualTo(1);
        assertThat(model.pending()).isZero();
    }

    @Test
    void closingAnswersEverybody() throws Exception {
        List<CompletableFuture<List<Tensor>>> running = holdWorkers();
        List<CompletableFuture<List<Tensor>>> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(submit(i));
        }
        CompletableFuture<Void> closing = CompletableFuture.runAsync(model::close);
        for (CompletableFuture<List<Tensor>> item : waiting) {
            assertThat(failure(item).code()).isEqualTo(Code.MODEL_NOT_READY);
        }
        assertThat(failure(submit(1)).code()).isEqualTo(Code.MODEL_NOT_READY);
        go.release(2);
        closing.get(10, TimeUnit.SECONDS);
        assertThat(value(running.get(0))).isEqualTo(2000);
        assertThat(value(running.get(1))).isEqualTo(2002);
        assertThat(model.state()).isEqualTo(ModelState.CLOSED);
        assertThat(repository.ready()).isFalse();
        assertThat(repository.find("alpha", null)).isEmpty();
    }

    @Test
    void manyCallersAtOnceAllGetTheirOwnAnswer() throws Exception {
        List<CompletableFuture<Integer>> callers = new ArrayList<>();
        for (int caller = 0; caller < 8; caller++) {
            int base = caller * 1000;
            callers.add(CompletableFuture.supplyAsync(() -> {
                for (int i = 0; i < 300; i++) {
                    assertThat(submit(base + i).join().get(0).toFloats()).containsExactly(2f * (base + i));
                }
                return 300;
            }));
        }
        for (CompletableFuture<Integer> caller : callers) {
            assertThat(caller.get(30, TimeUnit.SECONDS)).isEqualTo(300);
        }
        assertThat(model.pending()).isZero();
    }
}
