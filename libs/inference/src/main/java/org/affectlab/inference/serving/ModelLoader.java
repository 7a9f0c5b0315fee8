package org.affectlab.inference.serving;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageException.Reason;
import org.affectlab.inference.batching.ForwardTimes;
import org.affectlab.inference.batching.InferenceMetrics;
import org.affectlab.inference.batching.TimeSource;

/**
 * From a verified package to a ready model: load, warm every worker at every batch size, reproduce the example. What fails on the way is
 * closed again. Thread-safe.
 */
final class ModelLoader {
    /** How much longer than a forward the rest after it is, so that a warm-up takes a third of a processor (our choice). */
    private static final int GENTLE_REST = 2;

    private final InferenceEngine engine;
    private final ServingOptions options;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final ProcessorShares shares;
    private final MeterRegistry registry;
    private final TimeSource time;
    private final Map<ModelKey, InferenceMetrics> meters = new ConcurrentHashMap<>();

    ModelLoader(InferenceEngine engine, ServingOptions options, MeterRegistry registry, TimeSource time) {
        this.engine = engine;
        this.options = options;
        this.shares = new ProcessorShares(Math.max(processors, options.concurrentForwards()));
        this.registry = registry;
        this.time = time;
    }

    /**
     * A model that takes requests.
     *
     * @param activity of its workers
     * @param warmUp time for warm-up and example
     */
    record Loaded(ServedModel model, WorkerActivity activity, Duration warmUp) {}

    /** Bytes on disk of the model itself. */
    long modelBytes(ModelPackage modelPackage) throws ModelPackageException {
        return engine.modelBytes(modelPackage);
    }

    /**
     * @param warming told once the engine has the model, before it is warmed up
     * @param gently whether others serve meanwhile, who need the processors more
     */
    Loaded load(ModelPackage modelPackage, Runnable warming, boolean gently)
            throws ModelPackageException, InterruptedException {
        ModelManifest manifest = modelPackage.manifest();
        if (manifest.itemByteSize() > options.maxQueuedBytes()) {
            throw new ModelPackageException(
                    Reason.TOO_LARGE,
                    "one item has " + manifest.itemByteSize() + " bytes, but the queue holds only "
                            + options.maxQueuedBytes());
        }
        Example example = Example.of(modelPackage);
        if (example.size() > options.maxQueuedItems()) {
            throw new ModelPackageException(Reason.EXAMPLE_MISMATCH, "the example has more items than the queue holds");
        }
        ThreadChoice threads = ThreadChoice.of(manifest, options, processors);
        WatchedModel engineModel = new WatchedModel(engine.load(modelPackage), time);
        ForwardTimes times = new ForwardTimes(manifest.batching());
        WarmUp warmUp = new WarmUp(
                manifest, example, options.warmUpRuns(), times, time, gently ? ModelLoader::rest : nanos -> {});
        ServedModel model = new ServedModel(
                manifest,
                modelPackage.digest(),
                engineModel,
                () -> {
                    threads.prepare(engine);
                    warmUp.run(engineModel);
                },
                options.withWorkers(threads.workers()),
                threads.gate(shares),
                times,
                meters(manifest),
                time);
        boolean ready = false;
        long start = time.nanoTime();
        try {
            warming.run();
            awaitWarm(model);
            new ExampleCheck(tolerance(manifest), time).check(model, example);
            engineModel.activity().forgetWarmUp();
            model.becomeReady();
            ready = true;
            return new Loaded(model, engineModel.activity(), Duration.ofNanos(time.nanoTime() - start));
        } finally {
            if (!ready) {
                model.close();
            }
        }
    }

    /** A new model of a version that serves goes on with its meters, or the old one would take them away at its end. */
    private InferenceMetrics meters(ModelManifest manifest) {
        return meters.compute(
                new ModelKey(manifest.name(), manifest.version()),
                (key, known) -> known != null && known.retain()
                        ? known
                        : new InferenceMetrics(registry, key.name(), key.version()));
    }

    private static void rest(long forwardNanos) {
        LockSupport.parkNanos(GENTLE_REST * forwardNanos);
    }

    private double tolerance(ModelManifest manifest) {
        return Math.max(options.exampleTolerance(), manifest.exampleTolerance().orElse(0.0));
    }

    private static void awaitWarm(ServedModel model) throws ModelPackageException, InterruptedException {
        try {
            model.start().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelPackageException known) {
                throw known;
            }
            throw new ModelPackageException(
                    Reason.SIGNATURE_MISMATCH, "a worker could not be warmed up: " + e.getCause(), e.getCause());
        }
    }
}
