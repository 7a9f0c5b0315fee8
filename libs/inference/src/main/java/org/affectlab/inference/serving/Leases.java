package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.jspecify.annotations.Nullable;

/** Finds the model for a request and gives leases of it; has it loaded where that is due. Thread-safe; never blocks. */
final class Leases {
    private static final int ATTEMPTS = 4;

    private final RepositoryEntries entries;
    private final ModelChanges changes;
    private final LoadingThread changing;

    Leases(RepositoryEntries entries, ModelChanges changes, LoadingThread changing) {
        this.entries = requireNonNull(entries, "entries is null");
        this.changes = requireNonNull(changes, "changes is null");
        this.changing = requireNonNull(changing, "changing is null");
    }

    Optional<LoadedModel> find(String name, @Nullable String version) {
        return firstOf(name, version, Optional::of);
    }

    Optional<ModelLease> now(String name, @Nullable String version) {
        return firstOf(name, version, LoadedModel::lease);
    }

    private <T> Optional<T> firstOf(String name, @Nullable String version, Function<LoadedModel, Optional<T>> use) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<RepositoryEntry> chosen =
                    entries.choose(name, version, entry -> entry.ready().isPresent());
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            Optional<T> found = chosen.flatMap(RepositoryEntry::ready).flatMap(use);
            // It may retire in between; then another one has taken its place, or none will.
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    CompletableFuture<ModelLease> loaded(String name, @Nullable String version) {
        return loaded(name, version, ATTEMPTS);
    }

    private CompletableFuture<ModelLease> loaded(String name, @Nullable String version, int attempts) {
        Optional<RepositoryEntry> wanted = entries.choose(
                name, version, entry -> entry.ready().isPresent() || entry.loadable() || entry.isRequested());
        Optional<ModelLease> lease = wanted.flatMap(RepositoryEntry::ready).flatMap(LoadedModel::lease);
        if (lease.isPresent()) {
            return CompletableFuture.completedFuture(lease.get());
        }
        if (wanted.isEmpty() || attempts == 0) {
            return CompletableFuture.failedFuture(notReady("no version of the model takes requests"));
        }
        return wanted.get().requested(this::load).thenCompose(done -> loaded(name, version, attempts - 1));
    }

    private CompletableFuture<Boolean> load(RepositoryEntry entry) {
        return changing.run(() -> {
            Optional<String> refused = changes.loadForRequest(entry);
            // A failed package is not chosen again; one without room would be, so those who wait are told.
            if (refused.isPresent() && entry.loadable()) {
                throw notReady(refused.get());
            }
            return true;
        });
    }

    private static InferenceException notReady(String reason) {
        return new InferenceException(Code.MODEL_NOT_READY, reason);
    }
}
