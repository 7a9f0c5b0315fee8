package org.affectlab.inference.serving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.VersionOrder;

/** The packages of a repository. Thread-safe: readers see every entry whole. */
final class RepositoryEntries {
    private final CopyOnWriteArrayList<RepositoryEntry> entries = new CopyOnWriteArrayList<>();

    RepositoryEntry add(PackageFolders.Found folder) {
        RepositoryEntry entry = new RepositoryEntry(folder);
        entries.stream()
                .filter(other -> other.status().name().equals(folder.name())
                        && other.status().version().equals(folder.version()))
                .findFirst()
                .ifPresent(other -> entry.fail(
                        "the same model and version lies in " + other.status().directory() + ", which comes first"));
        entries.add(entry);
        return entry;
    }

    /** Puts an entry in the place of the one with the same name and version, unless it failed and that one serves; the model to close. */
    synchronized Optional<ServedModel> replace(RepositoryEntry fresh) {
        for (int i = 0; i < entries.size(); i++) {
            RepositoryEntry old = entries.get(i);
            if (old.status().name().equals(fresh.status().name())
                    && old.status().version().equals(fresh.status().version())) {
                if (fresh.model().isEmpty() && old.status().state() == ModelState.READY) {
                    return Optional.empty();
                }
                entries.set(i, fresh);
                return old.model();
            }
        }
        entries.add(fresh);
        return Optional.empty();
    }

    List<ModelStatus> statuses() {
        return entries.stream()
                .map(RepositoryEntry::status)
                .sorted(Comparator.comparing(ModelStatus::name)
                        .thenComparing(ModelStatus::version, new VersionOrder().reversed()))
                .toList();
    }

    List<ServedModel> served() {
        List<ServedModel> served = new ArrayList<>();
        entries.forEach(entry -> entry.model().ifPresent(served::add));
        return served;
    }
}
