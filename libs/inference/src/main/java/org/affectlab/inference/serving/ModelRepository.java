package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.VersionOrder;
import org.affectlab.inference.batching.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * All packages in a list of folders {@code <folder>/<name>/<version>/}, loaded once in the background. A package that cannot be served stays
 * out with its reason in {@link #list()} and disturbs nobody else. When two folders hold the same name and version, the first folder wins.
 *
 * <p>Thread-safe. Owns the models it loads; closing it closes them.
 */
public final class ModelRepository implements AutoCloseable {
    private static final long SWEEP_MILLIS = 50;

    private final List<Path> folders;
    private final ModelLoader loader;
    private final ServingOptions options;
    private final RepositoryEntries entries = new RepositoryEntries();
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final Thread loadingThread;
    private final ScheduledExecutorService sweeper;
    private final ExecutorService changes;

    public ModelRepository(
            List<Path> folders,
            InferenceEngine engine,
            ServingOptions options,
            MeterRegistry registry,
            TimeSource time) {
        this.folders = List.copyOf(requireNonNull(folders, "folders is null"));
        this.options = requireNonNull(options, "options is null");
        this.loader = new ModelLoader(engine, options, registry, time);
        loadingThread = daemon(this::loadAll, "inference-loader");
        sweeper = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "inference-sweeper"));
        changes = Executors.newSingleThreadExecutor(task -> daemon(task, "inference-changes"));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to load in the background and returns at once. To be called once. */
    public ModelRepository start() {
        loadingThread.start();
        sweeper.scheduleWithFixedDelay(
                () -> entries.served().forEach(ServedModel::dropDead),
                SWEEP_MILLIS,
                SWEEP_MILLIS,
                TimeUnit.MILLISECONDS);
        return this;
    }

    private void loadAll() {
        try {
            List<RepositoryEntry> found = new ArrayList<>();
            for (PackageFolders.Found folder : PackageFolders.scan(folders)) {
                found.add(entries.add(folder));
            }
            for (RepositoryEntry entry : found) {
                if (!Thread.currentThread().isInterrupted()) {
                    entry.load(loader, options.packageLimits());
                }
            }
        } finally {
            loaded.complete(null);
        }
    }

    /** Done when every package that was there at the start is either ready or has failed. */
    public CompletableFuture<Void> initialLoad() {
        return loaded.copy();
    }

    /** Whether the initial load is over and at least one model takes requests. */
    public boolean ready() {
        return loaded.isDone()
                && entries.served().stream().anyMatch(model -> model.state() == ModelState.READY && model.hasWorkers());
    }

    /** Every package that was found, ordered by name and then from new to old. */
    public List<ModelStatus> list() {
        return entries.statuses();
    }

    /** The model that takes requests; with null as version the newest one that does. */
    public Optional<ServedModel> find(String name, @Nullable String version) {
        return entries.served().stream()
                .filter(model -> model.state() == ModelState.READY)
                .filter(model -> model.manifest().name().equals(name))
                .filter(model -> version == null || model.manifest().version().equals(version))
                .max(Comparator.comparing(model -> model.manifest().version(), new VersionOrder()));
    }

    /**
     * The model for one request: with null as version the {@code stable} one if there is one, else the newest that takes requests. Empty if
     * no such model takes requests now.
     */
    public Optional<ModelLease> lease(String name, @Nullable String version) {
        return find(name, version).map(model -> new ModelLease(model, () -> {}));
    }

    /**
     * As {@link #lease}, but a model that is loaded on request only is loaded first, once for all who wait. Never blocks.
     *
     * @return ends with a lease that the caller must close, or fails with {@link InferenceException} {@code MODEL_NOT_READY}, whose message
     *     is the reason. Cancelling it does not stop the load
     */
    public CompletableFuture<ModelLease> leaseLoaded(String name, @Nullable String version) {
        return lease(name, version)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new InferenceException(Code.MODEL_NOT_READY, "the model takes no requests")));
    }

    /**
     * Loads a package from disk, or loads it anew: the one that serves until then goes on until the new one is ready, and stays if that one
     * cannot be served. Null as version means the {@code stable} one, else the newest.
     *
     * @return the status afterwards; fails with {@link IllegalArgumentException} if there is no such package
     */
    public CompletableFuture<ModelStatus> load(String name, @Nullable String version) {
        return CompletableFuture.supplyAsync(() -> reload(name, version), changes);
    }

    private ModelStatus reload(String name, @Nullable String version) {
        loaded.join();
        RepositoryEntry fresh = PackageFolders.scan(folders).stream()
                .filter(found -> found.name().equals(name) && (version == null || version.equals(found.version())))
                .findFirst()
                .map(RepositoryEntry::new)
                .orElseThrow(() -> new IllegalArgumentException("there is no package " + name));
        fresh.load(loader, options.packageLimits());
        entries.replace(fresh).ifPresent(ServedModel::close);
        return fresh.status();
    }

    /**
     * Takes a model out of service and frees it; null as version means all versions of it.
     *
     * @return the status afterwards; fails with {@link IllegalArgumentException} if there is no such model
     */
    public CompletableFuture<ModelStatus> unload(String name, @Nullable String version) {
        return CompletableFuture.supplyAsync(
                () -> {
                    ServedModel model = find(name, version)
                            .orElseThrow(() -> new IllegalArgumentException("there is no model " + name));
                    model.close();
                    return list().stream()
                            .filter(status -> status.name().equals(name)
                                    && status.version().equals(model.manifest().version()))
                            .findFirst()
                            .orElseThrow();
                },
                changes);
    }

    /** Ends the loading, then closes all models; waits for forwards that are running. */
    @Override
    public void close() {
        loadingThread.interrupt();
        sweeper.shutdownNow();
        changes.shutdown();
        try {
            loadingThread.join(options.closeTimeout().toMillis() + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        entries.served().forEach(ServedModel::close);
    }
}
