package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.affectlab.inference.DimensionSizes;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.batching.AnswerThread;
import org.affectlab.inference.batching.BatchQueue;
import org.affectlab.inference.batching.BatchRunner;
import org.affectlab.inference.batching.ForwardGate;
import org.affectlab.inference.batching.ForwardTimes;
import org.affectlab.inference.batching.InferenceMetrics;
import org.affectlab.inference.batching.QueueView;
import org.affectlab.inference.batching.QueuedItem;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.batching.WorkerPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model behind its queue and its worker threads. Made by {@link ModelRepository}, which hands it out only once it is warm and has
 * reproduced its example. Thread-safe.
 *
 * <p>Owns the native memory of the model: {@link #close} frees it after the last forward has returned.
 */
public final class ServedModel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServedModel.class);

    private final ModelManifest manifest;
    private final String digest;
    private final EngineModel model;
    private final ServingOptions options;
    private final TimeSource time;
    private final InferenceMetrics metrics;
    private final AnswerThread answers;
    private final BatchQueue queue;
    private final WorkerPool workers;
    private final AtomicReference<ModelState> state = new AtomicReference<>(ModelState.LOADING);

    ServedModel(
            ModelManifest manifest,
            String digest,
            EngineModel model,
            WorkerPool.Preparation preparation,
            ServingOptions options,
            ForwardGate gate,
            ForwardTimes times,
            InferenceMetrics metrics,
            TimeSource time) {
        this.manifest = requireNonNull(manifest, "manifest is null");
        this.digest = requireNonNull(digest, "digest is null");
        this.model = requireNonNull(model, "model is null");
        this.options = requireNonNull(options, "options is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.time = requireNonNull(time, "time is null");
        String threadName = "inference-" + manifest.name() + "-" + manifest.version();
        answers = new AnswerThread(threadName + "-answers");
        queue = new BatchQueue(
                manifest.batching(), times, options.maxQueuedItems(), options.maxQueuedBytes(), time, this::dropped);
        workers = new WorkerPool(
                threadName,
                options.workers(),
                queue,
                () -> new BatchRunner(model, manifest, gate, times, metrics, time, answers),
                preparation,
                metrics);
        metrics.gauge(MetricNames.PENDING, "Items in the queue", queue, BatchQueue::size);
        metrics.gauge(MetricNames.PENDING_BYTES, "Bytes in the queue", queue, BatchQueue::byteSize);
        metrics.gauge(MetricNames.WORKERS, "Worker threads that are alive", workers, WorkerPool::alive);
    }

    /** Starts the workers; done when every one of them is warm. */
    CompletableFuture<Void> start() {
        return workers.start();
    }

    void becomeReady() {
        state.compareAndSet(ModelState.LOADING, ModelState.READY);
    }

    public ModelManifest manifest() {
        return manifest;
    }

    /** {@code sha256:…} of the package, for the provenance of an answer. */
    public String digest() {
        return digest;
    }

    public ModelState state() {
        return state.get();
    }

    /**
     * Queues one item; never blocks and never throws. The future always ends: with the outputs in the order of the manifest, without the
     * batch dimension, or with an {@link InferenceException}. Cancelling the future drops the item if it has not been started.
     *
     * <p>The queue is bounded, so a caller with many items (the windows of a long recording) keeps only a few of them submitted at a time:
     * one caller alone is given at most three quarters of it.
     */
    public CompletableFuture<List<Tensor>> submit(InferenceRequest request) {
        requireNonNull(request, "request is null");
        if (state.get() != ModelState.READY) {
            return refused(new InferenceException(Code.MODEL_NOT_READY, "the model is " + state.get()));
        }
        return enqueue(request);
    }

    /** As {@link #submit}, in any state: the example is run before the model is ready. */
    CompletableFuture<List<Tensor>> enqueue(InferenceRequest request) {
        QueuedItem item;
        try {
            DimensionSizes sizes = ItemCheck.check(manifest, request.inputs());
            item = QueuedItem.of(
                    request,
                    sizes,
                    sizes.engineSizes(manifest),
                    time,
                    options.watcher().begin());
        } catch (InferenceException e) {
            return refused(e);
        }
        return switch (queue.offer(item)) {
            case ACCEPTED -> item.answer();
            case FULL -> refused(InferenceException.queueFull(queue.retryAfter()));
            case CLOSED -> refused(new InferenceException(Code.MODEL_NOT_READY, "the model is closed"));
        };
    }

    private CompletableFuture<List<Tensor>> refused(InferenceException reason) {
        metrics.failed(reason.code());
        return CompletableFuture.failedFuture(reason);
    }

    private void dropped(QueuedItem item, Code reason) {
        metrics.failed(reason);
        answers.execute(() -> item.fail(new InferenceException(reason, "dropped before it was computed")));
    }

    /** Drops what has expired or was cancelled while all workers are busy. */
    void dropDead() {
        queue.dropDead();
    }

    boolean hasWorkers() {
        return workers.alive() > 0;
    }

    /** Whether the next item would be refused for lack of room; what nobody waits for any more takes none. */
    public boolean full() {
        return queue.isFull();
    }

    /**
     * How long an item that came now would wait for its turn: what is in the queue, at the speed of all forwards so far. Zero as long as no
     * speed is known. An idle model is not slow, so how fast items <em>came</em> plays no part.
     */
    public Duration estimatedWait() {
        int atATime = Math.min(options.workers(), options.concurrentForwards());
        return Duration.ofNanos((long) (pending() * metrics.computeNanosPerItem() / atATime));
    }

    QueueView queueView() {
        return queue.view();
    }

    /** Items that got no answer since the meters of this version began, by reason. */
    Map<Code, Long> drops() {
        return metrics.failures();
    }

    int workersAlive() {
        return workers.alive();
    }

    /** Items waiting now. */
    public int pending() {
        return queue.size();
    }

    /**
     * Fails what is waiting, lets running forwards end and be answered, then frees the model. If a forward does not end within {@code
     * closeTimeout}, the native memory is kept rather than taken from under it. Closing twice does nothing.
     */
    @Override
    public void close() {
        if (state.getAndSet(ModelState.CLOSED) == ModelState.CLOSED) {
            return;
        }
        for (QueuedItem item : queue.close()) {
            dropped(item, Code.MODEL_NOT_READY);
        }
        boolean idle = false;
        try {
            idle = workers.awaitEnd(options.closeTimeout());
            answers.close(options.closeTimeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (idle) {
            model.close();
        } else {
            LOG.warn("{} {} still computes, its native memory is kept", manifest.name(), manifest.version());
        }
        metrics.close();
    }
}
