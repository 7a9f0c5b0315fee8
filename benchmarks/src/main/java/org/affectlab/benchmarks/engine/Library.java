package org.affectlab.benchmarks.engine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.djl.DjlInferenceEngine;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.inference.ensemble.AllFormats;
import org.affectlab.inference.serving.ModelLease;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.ServingOptions;

/** The inference library with one model, set up as a service sets it up. Owns the repository. */
public final class Library implements AutoCloseable {
    private final ModelRepository repository;
    private final ModelLease lease;
    private final ModelUnderTest model;
    private final int workers;

    private Library(ModelRepository repository, ModelLease lease, ModelUnderTest model, int workers) {
        this.repository = repository;
        this.lease = lease;
        this.model = model;
        this.workers = workers;
    }

    /**
     * Loads the model and waits until it is ready.
     *
     * @param models the folder of all packages
     * @throws IOException if the model does not become ready
     */
    public static Library start(TorchRuntime runtime, Path models, ModelUnderTest model) throws IOException {
        return start(
                AllFormats.with(new DjlInferenceEngine(runtime, false)),
                runtime.plan().workers(),
                models,
                model);
    }

    /** With another engine. */
    public static Library start(InferenceEngine engine, int workers, Path models, ModelUnderTest model)
            throws IOException {
        ModelRepository repository = new ModelRepository(
                        List.of(models),
                        engine,
                        ServingOptions.defaults(workers),
                        new SimpleMeterRegistry(),
                        TimeSource.system())
                .start();
        repository.initialLoad().join();
        ModelLease lease =
                repository.lease(model.name(), model.manifest().version()).orElse(null);
        if (lease == null) {
            String states = repository.list().toString();
            repository.close();
            throw new IOException(model.name() + " is not ready: " + states);
        }
        return new Library(repository, lease, model, workers);
    }

    /** With so many items under way that every worker always finds a whole batch. */
    public LibraryContender contender(float tolerance) {
        int underWay = 2 * workers * model.manifest().batching().maxBatchSize();
        return new LibraryContender(lease.model(), model, tolerance, underWay);
    }

    public ModelLease lease() {
        return lease;
    }

    @Override
    public void close() {
        lease.close();
        repository.close();
    }
}
