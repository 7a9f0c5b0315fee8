package org.affectlab.inference.batching;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.DimensionSizes;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.Fixtures;
import org.affectlab.inference.FreeDimension;
import org.affectlab.inference.Grouping;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ItemWatcher;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Priority;
import org.affectlab.inference.Tensor;

/**
 * One random schedule of arrivals (of several callers, priorities and sizes), expiries, cancellations and failures over a fake clock and a fake
 * model that answers {@code 2 x} and throws on a batch with a negative value in it. Single-threaded, so that a seed can be replayed.
 */
final class Simulation {
    record Submitted(
            int number,
            String caller,
            float value,
            int size,
            long deadlineNanos,
            AtomicInteger answers,
            QueuedItem item,
            CompletableFuture<?> seen) {}

    final FakeTime time = new FakeTime();
    final MeterRegistry registry = new SimpleMeterRegistry();
    final List<Submitted> accepted = new ArrayList<>();
    final List<Integer> dropped = new ArrayList<>();
    final List<List<QueuedItem>> batches = new ArrayList<>();
    final List<Integer> engineSizes = new ArrayList<>();
    final List<Long> engineDimensions = new ArrayList<>();
    final Map<Integer, Long> startedAtNanos = new HashMap<>();
    final FreeDimension dimension;
    final int maxItems;
    final long maxBytes;
    final BatchingPolicy policy;
    private final ModelManifest manifest;
    private final Random random;
    private final BatchQueue queue;
    private final BatchRunner runner;
    private final InferenceMetrics metrics;
    private long expectedBytes;

    Simulation(long seed) {
        random = new Random(seed);
        int maxBatchSize = 1 + random.nextInt(8);
        policy = new BatchingPolicy(
                maxBatchSize, random.nextInt(20), random.nextBoolean() ? List.of() : List.of(maxBatchSize));
        maxItems = 1 + random.nextInt(30);
        maxBytes = 4L * (1 + random.nextInt(60));
        dimension = random.nextBoolean()
                ? new FreeDimension(1, 4, List.of(2, 4), Grouping.PAD, 0)
                : new FreeDimension(1, 4, List.of(), Grouping.EXACT, 0);
        metrics = new InferenceMetrics(registry, "fake", "1");
        queue = new BatchQueue(policy, maxItems, maxBytes, time, this::drop);
        manifest = Fixtures.freeManifest(policy, dimension);
        runner = new BatchRunner(
                new Doubling(), manifest, Runnable::run, new ForwardTimes(policy), metrics, time, Runnable::run);
    }

    private void drop(QueuedItem item, Code reason) {
        dropped.add((int) Math.abs(item.inputs().get(0).toFloats()[0]));
        expectedBytes -= item.byteSize();
        metrics.failed(reason);
        item.fail(new InferenceException(reason, "dropped"));
    }

    /** Runs the schedule, then drains the queue. */
    void run(int steps) {
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4, 5 -> submit(step + 1);
                case 6, 7 -> work();
                case 8 -> time.advance(Duration.ofMillis(random.nextInt(30)));
                default -> queue.dropDead();
            }
            check();
        }
        for (int rest = queue.size(); rest > 0; rest = queue.size()) {
            time.advanceMillis(policy.maxDelayMillis() + 1L);
            work();
            check();
            if (queue.size() == rest) {
                throw new AssertionError("nothing leaves the queue although the delay is over");
            }
        }
    }

    private void submit(int number) {
        String caller = "caller-" + random.nextInt(3);
        float value = random.nextInt(8) == 0 ? -number : number;
        boolean cancelledLater = random.nextInt(8) == 0;
        long cancelAt = time.nanoTime() + Duration.ofMillis(random.nextInt(20)).toNanos();
        Duration deadline =
                Duration.between(FakeTime.START, time.now()).plusMillis(random.nextInt(8) == 0 ? 10 : 100_000);
        int size = 1 + random.nextInt(4);
        float[] values = new float[size];
        Arrays.fill(values, value);
        Priority priority = random.nextInt(3) == 0 ? Priority.BULK : Priority.INTERACTIVE;
        InferenceRequest request = new InferenceRequest(
                List.of(Tensor.ofFloats(values, size)),
                caller,
                FakeTime.START.plus(deadline),
                () -> cancelledLater && time.nanoTime() - cancelAt >= 0,
                priority);
        DimensionSizes sizes = DimensionSizes.ofItem(manifest, request.inputs());
        QueuedItem item = QueuedItem.of(request, sizes, sizes.engineSizes(manifest), time, ItemWatcher.NOBODY);
        AtomicInteger answers = new AtomicInteger();
        CompletableFuture<?> seen = item.answer().whenComplete((outputs, failure) -> answers.incrementAndGet());
        if (queue.offer(item) == BatchQueue.Offer.ACCEPTED) {
            expectedBytes += item.byteSize();
            accepted.add(new Submitted(number, caller, value, size, item.deadlineNanos(), answers, item, seen));
        }
    }

    private void work() {
        List<QueuedItem> batch = queue.poll();
        if (!batch.isEmpty()) {
            batch.forEach(item -> expectedBytes -= item.byteSize());
            batches.add(batch);
            runner.run(batch);
        }
    }

    private void check() {
        if (queue.byteSize() != expectedBytes || queue.byteSize() > maxBytes || queue.size() > maxItems) {
            throw new AssertionError(
                    "queue says " + queue.size() + " items and " + queue.byteSize() + " bytes, expected "
                            + expectedBytes + " bytes, at most " + maxItems + " items and " + maxBytes + " bytes");
        }
    }

    private final class Doubling implements EngineModel {
        @Override
        public List<Tensor> forward(List<Tensor> batch) {
            long startedAt = time.nanoTime();
            time.advanceMillis(random.nextInt(3));
            float[] values = batch.get(0).toFloats();
            long[] shape = batch.get(0).shape();
            engineSizes.add((int) shape[0]);
            engineDimensions.add(shape[1]);
            float[] doubled = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                if (values[i] < 0) {
                    throw new IllegalArgumentException("negative");
                }
                // Zero is the padding, so whatever is not cut off shows as 7.
                doubled[i] = values[i] == 0 ? 7 : 2 * values[i];
                startedAtNanos.put((int) values[i], startedAt);
            }
            return List.of(Tensor.ofFloats(doubled, shape));
        }

        @Override
        public void close() {}
    }
}
