package org.affectlab.inference.batching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes one batch after another and answers every item of it exactly once, whatever happens.
 *
 * <ul>
 *   <li>When a batch of several items fails, each of them is tried again alone, so that one bad item fails nobody but itself.
 *   <li>Answers go through {@code answers}: what callers hang on their futures does not run on the inference thread.
 *   <li>{@code forwards} bounds how many forwards run at once over all models.
 * </ul>
 *
 * Not thread-safe: one for each worker, used on its thread.
 */
public final class BatchRunner {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    private final EngineModel model;
    private final Semaphore forwards;
    private final InferenceMetrics metrics;
    private final TimeSource time;
    private final Executor answers;
    private final BatchAssembler assembler;

    public BatchRunner(
            EngineModel model,
            ModelManifest manifest,
            Semaphore forwards,
            InferenceMetrics metrics,
            TimeSource time,
            Executor answers) {
        this.model = model;
        this.forwards = forwards;
        this.metrics = metrics;
        this.time = time;
        this.answers = answers;
        this.assembler = new BatchAssembler(manifest);
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
            Optional<Code> dead = item.deadBecause(time.nanoTime());
            try {
                if (dead.isPresent()) {
                    fail(item, new InferenceException(dead.get(), "dropped before it was tried again alone"));
                } else {
                    computeAndAnswer(List.of(item));
                }
            } catch (Throwable own) {
                fail(item, own);
            }
        }
    }

    private void computeAndAnswer(List<QueuedItem> items) {
        metrics.batch(items.size());
        long start = time.nanoTime();
        List<Tensor> inputs = assembler.assemble(items);
        long assembled = time.nanoTime();
        List<Tensor> outputs = forward(inputs);
        long computed = time.nanoTime();
        List<List<Tensor>> rows = new ArrayList<>(items.size());
        for (int row = 0; row < items.size(); row++) {
            rows.add(copyRow(outputs, row));
        }
        metrics.input().record(assembled - start, TimeUnit.NANOSECONDS);
        metrics.compute().record(computed - assembled, TimeUnit.NANOSECONDS);
        metrics.output().record(time.nanoTime() - computed, TimeUnit.NANOSECONDS);
        answers.execute(() -> {
            for (int row = 0; row < rows.size(); row++) {
                items.get(row).complete(rows.get(row));
            }
        });
    }

    private List<Tensor> forward(List<Tensor> inputs) {
        forwards.acquireUninterruptibly();
        try {
            return model.forward(inputs);
        } finally {
            forwards.release();
        }
    }

    /** A copy, because a view would keep the outputs of the whole batch alive. */
    private static List<Tensor> copyRow(List<Tensor> outputs, int index) {
        List<Tensor> row = new ArrayList<>(outputs.size());
        for (Tensor output : outputs) {
            Tensor view = output.row(index);
            row.add(Tensor.copyOf(view.type(), view.data(), view.shape()));
        }
        return List.copyOf(row);
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
