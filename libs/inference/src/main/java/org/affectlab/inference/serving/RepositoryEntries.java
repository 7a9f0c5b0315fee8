package org.affectlab.inference.serving;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.VersionOrder;
import org.jspecify.annotations.Nullable;

/**
 * The packages of a repository, at most one for each name and version; those that lie behind another one of the same name and version; and
 * which version is the stable one. Thread-safe: readers see every entry whole.
 */
final class RepositoryEntries {
    private static final Comparator<ModelKey> ORDER =
            Comparator.comparing(ModelKey::name).thenComparing(ModelKey::version, new VersionOrder().reversed());

    private final Map<ModelKey, RepositoryEntry> entries = new ConcurrentHashMap<>();
    private volatile List<PackageFolders.Found> shadowed = List.of();
    private volatile Map<String, String> stable = Map.of();

    void add(RepositoryEntry entry) {
        entries.put(entry.key(), entry);
    }

    void remove(RepositoryEntry entry) {
        entries.remove(entry.key(), entry);
    }

    void shadowed(List<PackageFolders.Found> packages) {
        shadowed = List.copyOf(packages);
    }

    void stable(Map<String, String> versions) {
        stable = Map.copyOf(versions);
    }

    Collection<RepositoryEntry> all() {
        return entries.values();
    }

    /** Models in memory but for those that retire. */
    List<ServedModel> serving() {
        return entries.values().stream()
                .flatMap(entry -> entry.loaded().stream())
                .map(LoadedModel::model)
                .toList();
    }

    /** What they are reckoned to occupy. */
    long memoryBytes() {
        return entries.values().stream().mapToLong(RepositoryEntry::memoryBytes).sum();
    }

    Optional<RepositoryEntry> get(ModelKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    List<RepositoryEntry> named(String name, @Nullable String version) {
        if (version != null) {
            return get(new ModelKey(name, version)).stream().toList();
        }
        return entries.values().stream()
                .filter(entry -> entry.key().name().equals(name))
                .sorted(Comparator.comparing(RepositoryEntry::key, ORDER))
                .toList();
    }

    /** The entry that name and version mean among those that {@code usable} accepts; see {@link VersionChoice}. */
    Optional<RepositoryEntry> choose(String name, @Nullable String version, Predicate<RepositoryEntry> usable) {
        Map<String, RepositoryEntry> candidates = named(name, version).stream()
                .filter(usable)
                .collect(Collectors.toMap(entry -> entry.key().version(), entry -> entry));
        return VersionChoice.of(candidates.keySet(), stable.get(name)).map(candidates::get);
    }

    /** Ordered by name and then from new to old. */
    List<ModelStatus> statuses() {
        List<RepositoryEntry> known = new ArrayList<>(entries.values());
        known.sort(Comparator.comparing(RepositoryEntry::key, ORDER));
        Map<String, String> warnings = new HashMap<>();
        for (RepositoryEntry entry : known) {
            String name = entry.key().name();
            stableWarning(name).ifPresent(warning -> warnings.put(name, warning));
        }
        Stream<ModelStatus> own = known.stream()
                .map(entry -> status(entry, warnings.get(entry.key().name())));
        Stream<ModelStatus> behind = shadowed.stream().map(this::shadowStatus);
        return Stream.concat(own, behind)
                .sorted(Comparator.comparing(status -> new ModelKey(status.name(), status.version()), ORDER))
                .toList();
    }

    /** Ordered as {@link #statuses()}. */
    List<ModelInspection> inspect() {
        return entries.values().stream()
                .sorted(Comparator.comparing(RepositoryEntry::key, ORDER))
                .map(entry -> ModelInspection.of(status(entry), entry))
                .toList();
    }

    ModelStatus status(RepositoryEntry entry) {
        return status(entry, stableWarning(entry.key().name()).orElse(null));
    }

    private ModelStatus status(RepositoryEntry entry, @Nullable String stableWarning) {
        Standing standing = entry.standing();
        ModelKey key = entry.key();
        List<String> warnings = Stream.of(standing.warning(), stableWarning)
                .filter(warning -> warning != null)
                .map(String::valueOf)
                .toList();
        LoadedModel loaded = standing.loaded();
        return new ModelStatus(
                key.name(),
                key.version(),
                loaded == null ? standing.state() : loaded.model().state(),
                entry.directory(),
                standing.reason(),
                standing.manifest(),
                standing.digest(),
                key.version().equals(stable.get(key.name())),
                warnings);
    }

    private Optional<String> stableWarning(String name) {
        String wanted = stable.get(name);
        Optional<RepositoryEntry> serving =
                choose(name, null, entry -> entry.ready().isPresent() || entry.loadable());
        if (wanted == null || serving.isEmpty() || serving.get().key().version().equals(wanted)) {
            return Optional.empty();
        }
        String state = get(new ModelKey(name, wanted))
                .map(entry -> "which is " + entry.state())
                .orElse("of which there is no package");
        return Optional.of("the stable version is to be " + wanted + ", " + state + "; "
                + serving.get().key().version() + " serves in its place");
    }

    private ModelStatus shadowStatus(PackageFolders.Found found) {
        String first =
                get(found.key()).map(entry -> entry.directory().toString()).orElse("another folder");
        return new ModelStatus(
                found.key().name(),
                found.key().version(),
                ModelState.FAILED,
                found.directory(),
                "the same model and version lies in " + first + ", which comes first",
                null,
                null);
    }
}
