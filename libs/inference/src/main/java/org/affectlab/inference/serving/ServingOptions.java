package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.affectlab.inference.ItemWatcher;
import org.affectlab.inference.PackageLimits;

/**
 * How models are served.
 *
 * @param workers inference threads of each model that has no measured count
 * @param concurrentForwards forwards that may run at once over all models, so that two busy models do not share the processors twice
 * @param maxQueuedItems items that may wait for one model
 * @param maxQueuedBytes bytes of inputs that may wait for one model
 * @param warmUpRuns forwards of each worker at each batch size before a model is ready: TorchScript profiles the first two runs of a shape
 *     and compiles in the third
 * @param exampleTolerance by how much an output may differ from the example, absolute plus relative to the expected value
 * @param closeTimeout how long a closing model waits for forwards that are running
 * @param packageLimits how much of a package is read into memory
 * @param measuredThreads whether a manifest's measured counts are taken; false where an operator has set {@code workers}
 * @param watcher told how items fared
 */
public record ServingOptions(
        int workers,
        int concurrentForwards,
        int maxQueuedItems,
        long maxQueuedBytes,
        int warmUpRuns,
        double exampleTolerance,
        Duration closeTimeout,
        PackageLimits packageLimits,
        boolean measuredThreads,
        ItemWatcher watcher) {
    public ServingOptions {
        if (workers < 1 || concurrentForwards < 1 || maxQueuedItems < 1 || maxQueuedBytes < 1 || warmUpRuns < 1) {
            throw new IllegalArgumentException("counts must be positive");
        }
        if (!(exampleTolerance > 0 && exampleTolerance < 1)) {
            throw new IllegalArgumentException("exampleTolerance must be between 0 and 1, not " + exampleTolerance);
        }
        if (requireNonNull(closeTimeout, "closeTimeout is null").isNegative()) {
            throw new IllegalArgumentException("closeTimeout is negative");
        }
        requireNonNull(packageLimits, "packageLimits is null");
        requireNonNull(watcher, "watcher is null");
    }

    /** Takes measured counts; nobody watches. */
    public ServingOptions(
            int workers,
            int concurrentForwards,
            int maxQueuedItems,
            long maxQueuedBytes,
            int warmUpRuns,
            double exampleTolerance,
            Duration closeTimeout,
            PackageLimits packageLimits) {
        this(
                workers,
                concurrentForwards,
                maxQueuedItems,
                maxQueuedBytes,
                warmUpRuns,
                exampleTolerance,
                closeTimeout,
                packageLimits,
                true,
                ItemWatcher.NONE);
    }

    /** 512 items or 128 MiB in each queue, 3 warm-up runs, tolerance 1e-4, 30 s to close. */
    public static ServingOptions defaults(int workers) {
        return new ServingOptions(
                workers, workers, 512, 128L << 20, 3, 1e-4, Duration.ofSeconds(30), PackageLimits.defaults());
    }

    /** The same options with other inference threads. */
    public ServingOptions withWorkers(int count) {
        return new ServingOptions(
                count,
                concurrentForwards,
                maxQueuedItems,
                maxQueuedBytes,
                warmUpRuns,
                exampleTolerance,
                closeTimeout,
                packageLimits,
                measuredThreads,
                watcher);
    }
}
