package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.serving.LifecycleOptions.Loading;
import org.jspecify.annotations.Nullable;

/** What the one thread does that loads and unloads: the changes of a repository one after the other. For that thread. */
final class ModelChanges {
    private final RepositoryEntries entries;
    private final LoadTask loads;
    private final Retirement retirement;
    private final FolderWatcher watcher;
    private final LifecycleOptions options;
    private final TimeSource time;

    ModelChanges(
            RepositoryEntries entries,
            LoadTask loads,
            Retirement retirement,
            FolderWatcher watcher,
            LifecycleOptions options,
            TimeSource time) {
        this.entries = requireNonNull(entries, "entries is null");
        this.loads = requireNonNull(loads, "loads is null");
        this.retirement = requireNonNull(retirement, "retirement is null");
        this.watcher = requireNonNull(watcher, "watcher is null");
        this.options = requireNonNull(options, "options is null");
        this.time = requireNonNull(time, "time is null");
    }

    /** The load at the start: nothing that was loaded makes room for what comes later. */
    void begin() {
        FolderWatcher.Look look = watcher.first();
        show(look);
        List<RepositoryEntry> found = look.changed().stream().map(this::add).toList();
        if (options.loading() == Loading.EAGER) {
            found.forEach(entry -> loadAtStart(entry));
            return;
        }
        found.forEach(loads::lookOnly);
        options.pinned().forEach(this::loadPinned);
    }

    private void loadAtStart(RepositoryEntry entry) {
        if (!Thread.currentThread().isInterrupted()) {
            loads.run(entry, false, false);
        }
    }

    /** What a name means without a version, and if that fails the next one. */
    private void loadPinned(String pinned) {
        String[] parts = pinned.split("@", 2);
        String version = parts.length == 2 ? parts[1] : null;
        Optional<RepositoryEntry> wanted = entries.choose(parts[0], version, RepositoryEntry::loadable);
        while (wanted.isPresent() && !Thread.currentThread().isInterrupted()) {
            loads.run(wanted.get(), false, false);
            // Without room it would be chosen again and again.
            boolean failed = wanted.get().state() == ModelState.FAILED;
            wanted = failed ? entries.choose(parts[0], version, RepositoryEntry::loadable) : Optional.empty();
        }
    }

    /** Follows what changed on disk. */
    void follow(FolderWatcher.Look look) {
        show(look);
        for (ModelKey key : look.removed()) {
            entries.get(key).ifPresent(this::remove);
        }
        for (PackageFolders.Found found : look.changed()) {
            RepositoryEntry entry = entries.get(found.key()).orElseGet(() -> add(found));
            entry.moved(found.directory());
            changed(entry);
        }
        if (!look.changed().isEmpty()) {
            retryEnsembles(
                    look.changed().stream().map(PackageFolders.Found::key).toList());
        }
    }

    /** What was refused for a member that was missing, or another one, may find it now. */
    private void retryEnsembles(List<ModelKey> justLoaded) {
        entries.all().stream()
                .filter(entry -> entry.state() == ModelState.FAILED && !justLoaded.contains(entry.key()))
                .filter(entry -> {
                    ModelManifest manifest = entry.standing().manifest();
                    return manifest != null && manifest.format() == ModelFormat.ENSEMBLE;
                })
                .toList()
                .forEach(this::changed);
    }

    private void show(FolderWatcher.Look look) {
        entries.stable(look.stable());
        entries.shadowed(look.shadowed());
    }

    private void changed(RepositoryEntry entry) {
        if (entry.standing().held()) {
            return;
        }
        if (options.loading() == Loading.EAGER
                || entry.pinned()
                || used(entry.key().name())) {
            loads.run(entry, false, true);
        } else {
            loads.lookOnly(entry);
        }
    }

    /** A new version of a model that is used is loaded at once, so that nobody waits for it. */
    private boolean used(String name) {
        return entries.named(name, null).stream()
                .anyMatch(entry -> entry.loaded().isPresent());
    }

    private RepositoryEntry add(PackageFolders.Found found) {
        RepositoryEntry entry = new RepositoryEntry(found, options.pins(found.key()), time);
        loads.peek(entry);
        entries.add(entry);
        return entry;
    }

    /** @return whether there was such a package */
    boolean forget(String name, @Nullable String version) {
        List<RepositoryEntry> leaving = entries.named(name, version);
        for (RepositoryEntry entry : leaving) {
            remove(entry);
            watcher.forget(entry.key());
        }
        return !leaving.isEmpty();
    }

    private void remove(RepositoryEntry entry) {
        entry.leave("the package was removed").ifPresent(retirement::begin);
        entries.remove(entry);
    }

    /** For a request that waits; ends with the reason if the model was not loaded. What was unloaded by hand meanwhile stays out. */
    Optional<String> loadForRequest(RepositoryEntry entry) {
        return entry.loadable() ? loads.run(entry, false, true) : Optional.empty();
    }

    /** @throws IllegalArgumentException if there is no such package */
    ModelStatus load(String name, @Nullable String version, PackageFolders.Listing listing) {
        entries.stable(listing.stable());
        List<String> versions = listing.packages().stream()
                .filter(found -> found.key().name().equals(name))
                .map(found -> found.key().version())
                .filter(found -> version == null || version.equals(found))
                .toList();
        ModelKey key = VersionChoice.of(versions, listing.stable().get(name))
                .map(chosen -> new ModelKey(name, chosen))
                .orElseThrow(() -> new IllegalArgumentException("there is no package " + name));
        PackageFolders.Found found = listing.packages().stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst()
                .orElseThrow();
        RepositoryEntry entry = entries.get(key).orElseGet(() -> add(found));
        entry.moved(found.directory());
        entry.held(false);
        return loads.run(entry, true, true)
                .map(reason -> refusal(entries.status(entry), reason))
                .orElseGet(() -> entries.status(entry));
    }

    /** The outcome of a load by hand is that of the load, also if another model goes on serving. */
    private static ModelStatus refusal(ModelStatus now, String reason) {
        return new ModelStatus(
                now.name(),
                now.version(),
                ModelState.FAILED,
                now.directory(),
                reason,
                now.manifest(),
                now.digest(),
                now.stable(),
                now.warnings());
    }

    /**
     * @return done when the memory is free, with the status of the newest version that was unloaded
     * @throws IllegalArgumentException if there is no such package
     */
    CompletableFuture<ModelStatus> unload(String name, @Nullable String version) {
        List<RepositoryEntry> leaving = entries.named(name, version);
        if (leaving.isEmpty()) {
            throw new IllegalArgumentException("there is no model " + name);
        }
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (RepositoryEntry entry : leaving) {
            entry.held(true);
            ends.add(entry.leave("was unloaded by hand")
                    .map(retirement::begin)
                    .orElseGet(() -> CompletableFuture.completedFuture(0L))
                    .thenAccept(entry::gone));
        }
        return CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> entries.status(leaving.get(0)));
    }
}
