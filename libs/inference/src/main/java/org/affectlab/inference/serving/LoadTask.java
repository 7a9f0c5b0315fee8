package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageException.Reason;
import org.affectlab.inference.PackageLimits;
import org.affectlab.inference.memory.ProcessMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a folder to a model that serves: open and verify, make room, load, warm up, check, then swap. Whatever goes wrong, what served before
 * goes on, and the entry has the reason. For one thread.
 */
final class LoadTask {
    private static final Logger LOG = LoggerFactory.getLogger(LoadTask.class);

    private final ModelLoader loader;
    private final PackageLimits limits;
    private final MemoryLedger ledger;
    private final RepositoryEntries entries;
    private final NameOwners owners;
    private final Retirement retirement;
    private final LifecycleMetrics metrics;
    private final ProcessMemory memory;
    private final AtomicLong uses = new AtomicLong();

    LoadTask(
            ModelLoader loader,
            PackageLimits limits,
            MemoryLedger ledger,
            RepositoryEntries entries,
            NameOwners owners,
            Retirement retirement,
            LifecycleMetrics metrics,
            ProcessMemory memory) {
        this.loader = requireNonNull(loader, "loader is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.entries = requireNonNull(entries, "entries is null");
        this.owners = requireNonNull(owners, "owners is null");
        this.retirement = requireNonNull(retirement, "retirement is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.memory = requireNonNull(memory, "memory is null");
    }

    /**
     * @param anew also if what lies on disk is what serves already
     * @param evicting whether others may have to make room
     * @return why it was not loaded; empty if the model on disk serves
     */
    Optional<String> run(RepositoryEntry entry, boolean anew, boolean evicting) {
        long start = System.nanoTime();
        ModelKey key = entry.key();
        entry.loading();
        try {
            ModelPackage modelPackage = open(entry);
            if (!anew && isServed(entry, modelPackage)) {
                entry.confirmed();
                return Optional.empty();
            }
            entry.known(modelPackage.manifest(), modelPackage.digest());
            LoadedModel fresh = load(entry, modelPackage, start, evicting ? this::evict : other -> false);
            entry.serve(fresh).ifPresent(old -> retirement.begin(old).thenAccept(entry::freed));
            owners.displace(entry, modelPackage.manifest());
            ledger.shrink(others(entry), entry.memoryBytes(), this::evict);
            Duration took = fresh.report().total();
            metrics.loaded(took);
            LOG.info(
                    "{} is ready after {} ms, {}",
                    key,
                    took.toMillis(),
                    fresh.model().digest());
            return Optional.empty();
        } catch (ModelPackageException e) {
            LOG.warn("{} stays out, {}", key, e.reason(), e);
            return refuse(entry, e.reason() + ": " + e.getMessage(), start);
        } catch (NoRoomException e) {
            LOG.warn("{} is not loaded: {}", key, e.getMessage());
            return noRoom(entry, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refuse(entry, "loading was interrupted", start);
        } catch (Throwable e) {
            // Errors too: a package that needs too much memory, say, must not keep the others from loading.
            LOG.error("{} stays out", key, e);
            return refuse(entry, Reason.NOT_LOADABLE + ": " + e, start);
        }
    }

    private LoadedModel load(
            RepositoryEntry entry, ModelPackage modelPackage, long start, Predicate<RepositoryEntry> evict)
            throws ModelPackageException, InterruptedException {
        long archive = loader.modelBytes(modelPackage);
        ledger.makeRoom(MemoryLedger.estimate(archive), others(entry), evict);
        OptionalLong before = memory.resident();
        boolean gently = entries.all().stream().anyMatch(any -> any.loaded().isPresent());
        ModelLoader.Loaded loaded = loader.load(modelPackage, entry::warming, gently);
        LoadReport report = new LoadReport(
                Duration.ofNanos(System.nanoTime() - start),
                loaded.warmUp(),
                MemoryLedger.charge(archive, before, memory.resident()),
                loaded.activity());
        return new LoadedModel(loaded.model(), report, uses::incrementAndGet);
    }

    private List<RepositoryEntry> others(RepositoryEntry entry) {
        return entries.all().stream()
                .filter(other -> other != entry && other.loaded().isPresent())
                .toList();
    }

    private boolean evict(RepositoryEntry victim) {
        boolean freed = victim.loaded().map(retirement::nowIfUnused).orElse(false);
        if (freed) {
            metrics.evicted();
            victim.unloaded("made room for another model; is loaded again when it is asked for");
        }
        return freed;
    }

    private static boolean isServed(RepositoryEntry entry, ModelPackage modelPackage) {
        return entry.ready()
                .filter(loaded -> loaded.model().digest().equals(modelPackage.digest()))
                .isPresent();
    }

    private Optional<String> refuse(RepositoryEntry entry, String why, long start) {
        metrics.refused(Duration.ofNanos(System.nanoTime() - start));
        entry.refused(why);
        return Optional.of(why);
    }

    private static Optional<String> noRoom(RepositoryEntry entry, String why) {
        if (entry.loaded().isPresent()) {
            entry.refused(why);
        } else {
            entry.unloaded(why);
        }
        return Optional.of(why);
    }

    private ModelPackage open(RepositoryEntry entry) throws ModelPackageException {
        ModelPackage modelPackage = ModelPackage.open(entry.directory(), limits);
        checkKey(entry.key(), modelPackage.manifest());
        owners.require(entry, modelPackage.manifest());
        return modelPackage;
    }

    private static void checkKey(ModelKey key, ModelManifest manifest) throws ModelPackageException {
        if (!manifest.name().equals(key.name()) || !manifest.version().equals(key.version())) {
            throw new ModelPackageException(
                    Reason.INVALID_MANIFEST,
                    "the manifest says " + manifest.name() + " " + manifest.version() + ", the folder " + key.name()
                            + " " + key.version());
        }
    }

    /** Reads what a package says of itself and leaves it on disk; a manifest that is not valid keeps it out. */
    void lookOnly(RepositoryEntry entry) {
        try {
            ModelManifest manifest = ModelPackage.readManifest(entry.directory(), limits);
            checkKey(entry.key(), manifest);
            owners.require(entry, manifest);
            entry.unloaded("is loaded when it is asked for");
            entry.known(manifest, null);
            owners.displace(entry, manifest);
        } catch (ModelPackageException e) {
            LOG.warn("{} stays out, {}", entry.key(), e.reason(), e);
            entry.refused(e.reason() + ": " + e.getMessage());
        }
    }

    /** Before anybody sees the entry: whose it is. What is not valid is told when it is loaded. */
    void peek(RepositoryEntry entry) {
        try {
            entry.known(ModelPackage.readManifest(entry.directory(), limits), null);
        } catch (ModelPackageException toBeToldLater) {
            LOG.debug("{} says nothing of itself", entry.key(), toBeToldLater);
        }
    }
}
