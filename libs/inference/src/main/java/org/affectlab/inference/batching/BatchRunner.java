package org.affectlab.inference.batching;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.ItemTimes;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes one batch after another and answers every item of it exactly once, whatever happens.
 *
 * <ul>
 *   <li>When a batch of several items fails, each of them is tried again alone, so that one bad item fails nobody but itself.
 *   <li>An item that has expired or was cancelled when its forward could begin is not computed: a computed answer was started in time.
 *   <li>Answers go through {@code answers}: what callers hang on their futures does not run on the inference thread.
 *   <li>{@code gate} bounds how many forwards run at once over all models; its waiting time counts neither as input nor as compute.
 * </ul>
 *
 * Items of one batch have equal {@link QueuedItem#engineSizes()}. Not thread-safe: one for each worker, used on its thread.
 */
public final class BatchRunner {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    private final EngineModel model;
    private final ForwardGate gate;
    private final ForwardTimes times;
    private final InferenceMetrics metrics;
    private final TimeSource time;
    private final Executor answers;
    private final BatchAssembler assembler;
    private final BatchDisassembler disassembler;

    public BatchRunner(
            EngineModel model,
            ModelManifest manifest,
            ForwardGate gate,
            ForwardTimes times,
            InferenceMetrics metrics,
            TimeSource time,
            Executor answers) {
        this.model = model;
        this.gate = gate;
        this.times = times;
        this.metrics = metrics;
        this.time = time;
        this.answers = answers;
        this.assembler = new BatchAssembler(manifest);
        this.disassembler = new BatchDisassembler(manifest);
    }

    /** Never throws. */
    public void run(List<QueuedItem> batch) {
        long now = time.nanoTime();
        for (QueuedItem item : batch) {
            metrics.queue().record(now - item.enqueuedAtNanos(), TimeUnit.NANOSECONDS);
        }
        try {
            computeAndAnswer(batch);
        } catch (Throwable failure) {
            if (batch.size() == 1) {
                fail(batch.get(0), failure);
            } else {
                retryAlone(batch, failure);
            }
        }
    }

    private void retryAlone(List<QueuedItem> batch, Throwable failure) {
        metrics.batchRetried();
        LOG.debug("a batch of {} failed, its items are tried alone", batch.size(), failure);
        for (QueuedItem item : batch) {
            try {
                computeAndAnswer(List.of(item));
            } catch (Throwable own) {
                fail(item, own);
            }
        }
    }

    private void computeAndAnswer(List<QueuedItem> items) {
        List<QueuedItem> started = new ArrayList<>(items.size());
        List<Tensor> outputs = new ArrayList<>();
        long[] begun = new long[1];
        gate.pass(() -> {
            // Only now, because the forwards of other models may have held this one up.
            keepTheLiving(items, started);
            if (!started.isEmpty()) {
                begun[0] = time.nanoTime();
                outputs.addAll(compute(started));
            }
        });
        if (started.isEmpty()) {
            return;
        }
        long computed = time.nanoTime();
        List<List<Tensor>> rows = disassembler.rows(outputs, started);
        metrics.output().record(time.nanoTime() - computed, TimeUnit.NANOSECONDS);
        answers.execute(() -> {
            Duration computing = Duration.ofNanos(computed - begun[0]);
            for (int row = 0; row < rows.size(); row++) {
                QueuedItem item = started.get(row);
                item.computed(
                        new ItemTimes(Duration.ofNanos(begun[0] - item.enqueuedAtNanos()), computing, started.size()));
                started.get(row).complete(rows.get(row));
            }
        });
    }

    private void keepTheLiving(List<QueuedItem> items, List<QueuedItem> living) {
        long now = time.nanoTime();
        for (QueuedItem item : items) {
            Optional<Code> dead = item.deadBecause(now);
            if (dead.isPresent()) {
                fail(item, new InferenceException(dead.get(), "dropped before it was computed"));
            } else {
                living.add(item);
            }
        }
    }

    private List<Tensor> compute(List<QueuedItem> items) {
        metrics.batch(items.size());
        long start = time.nanoTime();
        List<Tensor> inputs = assembler.assemble(items);
        long assembled = time.nanoTime();
        List<Tensor> outputs = model.forward(inputs);
        metrics.input().record(assembled - start, TimeUnit.NANOSECONDS);
        long elapsed = time.nanoTime() - assembled;
        metrics.compute().record(elapsed, TimeUnit.NANOSECONDS);
        times.record(items.get(0).engineSizes(), assembler.rows(items.size()), elapsed);
        return outputs;
    }

    private void fail(QueuedItem item, Throwable failure) {
        InferenceException reason = failure instanceof InferenceException known
                ? known
                : new InferenceException(Code.MODEL_FAILED, "the model failed: " + failure, failure);
        answers.execute(() -> {
            if (item.fail(reason)) {
                metrics.failed(reason.code());
            }
        });
    }
}
