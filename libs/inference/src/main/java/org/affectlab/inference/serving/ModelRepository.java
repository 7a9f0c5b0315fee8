package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.memory.NativeHeap;
import org.affectlab.inference.memory.ProcessMemory;
import org.jspecify.annotations.Nullable;

/**
 * All packages in a list of folders {@code <folder>/<name>/<version>/}, in any number of versions side by side. Without a version a name
 * means what the file {@code <folder>/<name>/stable} says, else the newest version that can be used.
 *
 * <ul>
 *   <li>A package that cannot be served stays out with its reason in {@link #list()} and disturbs nobody else.
 *   <li>A new version or a replacement serves once it is verified, warm and checked; requests that hold a {@link ModelLease} end on the old
 *       one. If it cannot be served, the old one goes on.
 *   <li>When two folders hold the same name and version, the first folder wins.
 *   <li>A name belongs to all or to one owner, in all its versions: a public model keeps its name or takes it, and a private one of that
 *       name stays out. Who may use what is for the caller to look at; see {@link org.affectlab.inference.ModelManifest#owner()}.
 *   <li>One thread loads, one package after the other; another one frees what has retired.
 * </ul>
 *
 * Thread-safe. Owns the models it loads; closing it closes them.
 */
public final class ModelRepository implements AutoCloseable {
    private static final long SWEEP_MILLIS = 50;

    private final List<Path> folders;
    private final ServingOptions options;
    private final LifecycleOptions lifecycle;
    private final RepositoryEntries entries = new RepositoryEntries();
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final LifecycleMetrics metrics;
    private final Retirement retirement;
    private final FolderWatcher watcher;
    private final ModelChanges changes;
    private final Leases leases;
    private final LoadingThread changing = new LoadingThread();
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(task -> Threads.daemon(task, "inference-sweeper"));
    private final ScheduledExecutorService watching =
            Executors.newSingleThreadScheduledExecutor(task -> Threads.daemon(task, "inference-watcher"));

    /** With {@link LifecycleOptions#defaults()}. */
    public ModelRepository(
            List<Path> folders,
            InferenceEngine engine,
            ServingOptions options,
            MeterRegistry registry,
            TimeSource time) {
        this(
                folders,
                engine,
                options,
                LifecycleOptions.defaults(),
                registry,
                time,
                new ProcessMemory(),
                NativeHeap.ofThisProcess());
    }

    public ModelRepository(
            List<Path> folders,
            InferenceEngine engine,
            ServingOptions options,
            LifecycleOptions lifecycle,
            MeterRegistry registry,
            TimeSource time,
            ProcessMemory memory,
            NativeHeap heap) {
        this.folders = List.copyOf(requireNonNull(folders, "folders is null"));
        this.options = requireNonNull(options, "options is null");
        this.lifecycle = requireNonNull(lifecycle, "lifecycle is null");
        metrics = new LifecycleMetrics(registry);
        retirement = new Retirement(lifecycle.retireTimeout(), options.closeTimeout(), memory, heap, metrics);
        watcher = new FolderWatcher(folders, lifecycle.tasks());
        LoadTask loads = new LoadTask(
                new ModelLoader(engine, options, registry, time),
                options.packageLimits(),
                new MemoryLedger(lifecycle.memoryBudget()),
                entries,
                new NameOwners(entries, retirement),
                retirement,
                metrics,
                memory);
        changes = new ModelChanges(entries, loads, retirement, watcher, lifecycle, time);
        leases = new Leases(entries, changes, changing);
        metrics.gauge(
                MetricNames.MODEL_MEMORY,
                "What the loaded models are reckoned to occupy",
                "bytes",
                entries::memoryBytes);
        metrics.gauge(
                MetricNames.MODELS_LOADED,
                "Models in memory",
                "models",
                () -> entries.serving().size() + retirement.count());
    }

    /** Begins to load in the background and returns at once. To be called once. */
    public ModelRepository start() {
        changing.run(() -> {
                    changes.begin();
                    return true;
                })
                .whenComplete((done, failure) -> loaded.complete(null));
        sweeper.scheduleWithFixedDelay(
                () -> entries.serving().forEach(ServedModel::dropDead),
                SWEEP_MILLIS,
                SWEEP_MILLIS,
                TimeUnit.MILLISECONDS);
        long interval = lifecycle.watchInterval().toMillis();
        if (interval > 0) {
            loaded.thenRun(
                    () -> watching.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS));
        }
        return this;
    }

    private void look() {
        lookNow().exceptionally(closed -> false).join();
    }

    /** One look at the folders; done when what changed is loaded, or has its reason. A change is followed at the second look that sees it. */
    CompletableFuture<Boolean> lookNow() {
        return changing.run(() -> {
            changes.follow(watcher.next());
            return true;
        });
    }

    /** Done when every package that was there at the start is either ready, has failed, or waits to be asked for. */
    public CompletableFuture<Void> initialLoad() {
        return loaded.copy();
    }

    /** Whether the initial load is over and at least one model takes requests, or is loaded when it is asked for. */
    public boolean ready() {
        return loaded.isDone()
                && !changing.isClosed()
                && entries.all().stream()
                        .anyMatch(entry -> entry.loadable()
                                || entry.ready()
                                        .filter(model -> model.model().hasWorkers())
                                        .isPresent());
    }

    /** Every package that was found, ordered by name and then from new to old. */
    public List<ModelStatus> list() {
        return entries.statuses();
    }

    /** As {@link #list()} with everything that is known; of packages behind another one of the same name and version nothing is. */
    public List<ModelInspection> inspect() {
        return entries.inspect();
    }

    /**
     * The model that takes requests now; null as version means what the name means. For looking at it: whoever submits takes a {@link
     * #lease}, or the model may be gone in between.
     */
    public Optional<ServedModel> find(String name, @Nullable String version) {
        return leases.find(name, version).map(LoadedModel::model);
    }

    /** The model for one request, as {@link #find} finds it. Empty if no such model is in memory and takes requests. */
    public Optional<ModelLease> lease(String name, @Nullable String version) {
        return leases.now(name, version);
    }

    /**
     * As {@link #lease}, but a model that is not in memory and may be is loaded first, once for all who wait. Never blocks.
     *
     * @return ends with a lease that the caller must close, or fails with {@link InferenceException} {@code MODEL_NOT_READY}, whose message
     *     is the reason. Cancelling it does not stop the load
     */
    public CompletableFuture<ModelLease> leaseLoaded(String name, @Nullable String version) {
        return leases.loaded(name, version);
    }

    /**
     * Loads a package from disk, or loads it anew: the one that serves until then goes on until the new one is ready, and stays if that one
     * cannot be served. Null as version means the {@code stable} one, else the newest on disk.
     *
     * @return how this load ended, {@code FAILED} with the reason also if the one before goes on serving; fails with {@link
     *     IllegalArgumentException} if there is no such package
     */
    public CompletableFuture<ModelStatus> load(String name, @Nullable String version) {
        return changing.run(() -> changes.load(name, version, PackageFolders.scan(folders, lifecycle.tasks())));
    }

    /**
     * Takes a model out of service and frees it once the requests that use it have ended; null as version means all versions of it. It stays
     * out until {@link #load} brings it back.
     *
     * @return the status afterwards; fails with {@link IllegalArgumentException} if there is no such package
     */
    public CompletableFuture<ModelStatus> unload(String name, @Nullable String version) {
        return changing.run(() -> changes.unload(name, version)).thenCompose(ended -> ended);
    }

    /**
     * Takes a model whose package was deleted off the list at once, rather than when the folders have been looked at twice; null as version
     * means all versions of it. Requests that use it end on it, and then it is freed. A package that is there nevertheless, or again, counts
     * as new when the folders are looked at next.
     *
     * @return done when it is no longer listed: whether it was before
     */
    public CompletableFuture<Boolean> forget(String name, @Nullable String version) {
        return changing.run(() -> changes.forget(name, version));
    }

    /** Ends the loading, then closes all models; waits for forwards that are running. */
    @Override
    public void close() {
        watching.shutdownNow();
        sweeper.shutdownNow();
        try {
            changing.close(options.closeTimeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        retirement.close();
        entries.serving().forEach(ServedModel::close);
        metrics.close();
    }
}
