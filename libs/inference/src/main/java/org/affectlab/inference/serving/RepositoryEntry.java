package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.batching.TimeSource;
import org.jspecify.annotations.Nullable;

/** One name and version, and what became of it. Read by all; changed by the loading thread, and by the retiring one at the end of a model. */
final class RepositoryEntry {
    private final ModelKey key;
    private final boolean pinned;
    private final TimeSource time;
    private final AtomicReference<Standing> standing;
    private volatile Path directory;
    private volatile long freedBytes;
    private @Nullable CompletableFuture<Boolean> request;

    RepositoryEntry(PackageFolders.Found found, boolean pinned, TimeSource time) {
        this.key = found.key();
        this.directory = found.directory();
        this.pinned = pinned;
        this.time = requireNonNull(time, "time is null");
        this.standing = new AtomicReference<>(Standing.begin(time.now()));
    }

    ModelKey key() {
        return key;
    }

    boolean pinned() {
        return pinned;
    }

    Path directory() {
        return directory;
    }

    void moved(Path other) {
        directory = requireNonNull(other, "other is null");
    }

    Standing standing() {
        return standing.get();
    }

    ModelState state() {
        Standing now = standing.get();
        return now.loaded() == null ? now.state() : now.loaded().model().state();
    }

    Optional<LoadedModel> loaded() {
        return Optional.ofNullable(standing.get().loaded());
    }

    /** What takes requests. */
    Optional<LoadedModel> ready() {
        while (true) {
            Standing now = standing.get();
            LoadedModel model = now.loaded();
            if (model == null) {
                return Optional.empty();
            }
            if (model.model().state() == ModelState.READY && !model.retiring()) {
                return Optional.of(model);
            }
            // Where it retires because another one took its place in between, that one is meant.
            if (standing.get() == now) {
                return Optional.empty();
            }
        }
    }

    long memoryBytes() {
        return loaded().map(model -> model.report().memoryBytes()).orElse(0L);
    }

    long lastUsed() {
        return loaded().map(LoadedModel::lastUsed).orElse(0L);
    }

    /** Whether a request may bring it into memory. */
    boolean loadable() {
        Standing now = standing.get();
        return now.loaded() == null && !now.held() && now.state() == ModelState.UNLOADED;
    }

    /** The one load that all requests share which wait for it; {@code begin} starts it for the first. */
    synchronized CompletableFuture<Boolean> requested(Function<RepositoryEntry, CompletableFuture<Boolean>> begin) {
        CompletableFuture<Boolean> running = request;
        if (running == null || running.isDone()) {
            running = begin.apply(this);
            request = running;
        }
        return running;
    }

    /** Whether requests wait for it to be loaded. */
    synchronized boolean isRequested() {
        return request != null && !request.isDone();
    }

    /** A load begins: what serves goes on and is what is seen. */
    void loading() {
        change(now -> now.loaded() == null ? now.in(ModelState.LOADING, null, time.now()) : now);
    }

    void warming() {
        change(now -> now.loaded() == null ? now.in(ModelState.WARMING, null, time.now()) : now);
    }

    /** What was read of the package, as long as nothing else serves. */
    void known(ModelManifest manifest, @Nullable String digest) {
        change(now -> now.loaded() == null ? now.known(manifest, digest) : now);
    }

    /** The package on disk is what serves already. */
    void confirmed() {
        change(now -> now.warned(null));
    }

    /** @return what served before, to be retired */
    Optional<LoadedModel> serve(LoadedModel fresh) {
        Standing before = standing.getAndUpdate(now -> now.serving(fresh, time.now()));
        return Optional.ofNullable(before.loaded());
    }

    /** A load failed: for good, or as a warning beside what serves. */
    void refused(String why) {
        change(now -> now.loaded() == null
                ? now.in(ModelState.FAILED, why, time.now())
                : now.warned("the package on disk was refused, and the one loaded before goes on: " + why));
    }

    void unloaded(@Nullable String why) {
        change(now -> now.in(ModelState.UNLOADED, why, time.now()));
    }

    /** From here on it takes no requests; what served is to be retired. */
    Optional<LoadedModel> leave(String why) {
        Standing before = standing.getAndUpdate(now -> now.in(ModelState.RETIRING, why, time.now()));
        return Optional.ofNullable(before.loaded());
    }

    /** What another model replaced is gone. */
    void freed(long bytes) {
        freedBytes = bytes;
    }

    /** What {@link #leave left} is gone; changes no state if the package was loaded again meanwhile. */
    void gone(long bytes) {
        freedBytes = bytes;
        change(now -> now.state() == ModelState.RETIRING ? now.in(ModelState.UNLOADED, now.reason(), time.now()) : now);
    }

    void held(boolean held) {
        change(now -> now.heldIs(held));
    }

    /** By how much the resident set fell when a model of this entry was last freed. */
    long freedBytes() {
        return freedBytes;
    }

    Instant since() {
        return standing.get().since();
    }

    private void change(Function<Standing, Standing> how) {
        standing.updateAndGet(how::apply);
    }
}
