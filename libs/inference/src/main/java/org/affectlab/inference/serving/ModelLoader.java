package org.affectlab.inference.serving;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ExecutionException;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageException.Reason;
import org.affectlab.inference.batching.InferenceMetrics;
import org.affectlab.inference.batching.TimeSource;

/**
 * From a verified package to a ready model: load, warm every worker at every batch size, reproduce the example. What fails on the way is
 * closed again. Thread-safe.
 */
final class ModelLoader {
    private final InferenceEngine engine;
    private final ServingOptions options;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final ProcessorShares shares;
    private final MeterRegistry registry;
    private final TimeSource time;

    ModelLoader(InferenceEngine engine, ServingOptions options, MeterRegistry registry, TimeSource time) {
        this.engine = engine;
        this.options = options;
        this.shares = new ProcessorShares(Math.max(processors, options.concurrentForwards()));
        this.registry = registry;
        this.time = time;
    }

    ServedModel load(ModelPackage modelPackage) throws ModelPackageException, InterruptedException {
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
        EngineModel engineModel = engine.load(modelPackage);
        WarmUp warmUp = new WarmUp(manifest, example, options.warmUpRuns());
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
                new InferenceMetrics(registry, manifest.name(), manifest.version()),
                time);
        boolean ready = false;
        try {
            awaitWarm(model);
            new ExampleCheck(tolerance(manifest), time).check(model, example);
            model.becomeReady();
            ready = true;
            return model;
        } finally {
            if (!ready) {
                model.close();
            }
        }
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
