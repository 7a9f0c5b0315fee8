package org.affectlab.training.foreign;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.djl.DjlInferenceEngine;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.ServingOptions;

/** Loads a folder of packages exactly as a service would. Stateless. */
final class PackageTrial {
    private PackageTrial() {}

    /** @throws IOException with the reason if the one package in the folder would not be served */
    static void check(Path folder, TorchRuntime runtime) throws IOException, InterruptedException {
        try (ModelRepository repository = new ModelRepository(
                        List.of(folder),
                        new DjlInferenceEngine(runtime, false),
                        ServingOptions.defaults(1),
                        new SimpleMeterRegistry(),
                        TimeSource.system())
                .start()) {
            repository.initialLoad().get();
            List<ModelStatus> statuses = repository.list();
            if (statuses.size() != 1 || statuses.get(0).state() != ModelState.READY) {
                throw new IOException("a service would refuse the package: "
                        + (statuses.isEmpty()
                                ? "it was not found"
                                : statuses.get(0).reason()));
            }
        } catch (ExecutionException e) {
            throw new IOException("the trial failed: " + e.getCause(), e);
        }
    }
}
