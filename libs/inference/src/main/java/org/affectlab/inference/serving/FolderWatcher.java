package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at the package folders and says what changed. It asks again and again rather than being told, because not every volume tells
 * (network and container mounts do not).
 *
 * <ul>
 *   <li>A package counts as new or changed once its {@code model.json} is there and two looks in a row found its files the same.
 *   <li>It counts as removed once two looks in a row did not find its folder. A folder without {@code model.json} is one that is being
 *       written.
 *   <li>Nothing is removed because a folder of the configuration could not be read.
 *   <li>When two folders hold the same name and version, the first one counts.
 * </ul>
 *
 * Thread-safe; one look at a time.
 */
final class FolderWatcher {
    private final List<Path> folders;
    private final ServedTasks tasks;
    private final Map<ModelKey, PackageFolders.Found> handled = new HashMap<>();
    private final Map<ModelKey, PackageFingerprint> handledAs = new HashMap<>();
    private final Map<ModelKey, PackageFingerprint> seen = new HashMap<>();
    private final Set<ModelKey> missing = new HashSet<>();

    /**
     * @param changed packages that are new, or not what they were
     * @param removed packages that are gone
     * @param shadowed packages behind another one of the same name and version
     */
    record Look(
            List<PackageFolders.Found> changed,
            List<ModelKey> removed,
            List<PackageFolders.Found> shadowed,
            Map<String, String> stable,
            Set<Path> unreadable) {
        boolean quiet() {
            return changed.isEmpty() && removed.isEmpty();
        }
    }

    FolderWatcher(List<Path> folders, ServedTasks tasks) {
        this.folders = List.copyOf(folders);
        this.tasks = requireNonNull(tasks, "tasks is null");
    }

    /** Everything that is there counts as new, also what is not complete: an operator wants to see it. */
    synchronized Look first() {
        PackageFolders.Listing listing = PackageFolders.scan(folders, tasks);
        Map<ModelKey, PackageFolders.Found> present = present(listing);
        present.forEach((key, found) -> handle(found, PackageFingerprint.of(found.directory())));
        return new Look(
                List.copyOf(present.values()),
                List.of(),
                shadowed(listing, present),
                listing.stable(),
                listing.unreadable());
    }

    synchronized Look next() {
        PackageFolders.Listing listing = PackageFolders.scan(folders, tasks);
        Map<ModelKey, PackageFolders.Found> present = present(listing);
        List<PackageFolders.Found> changed = new ArrayList<>();
        present.forEach((key, found) -> {
            PackageFingerprint now = PackageFingerprint.of(found.directory());
            PackageFingerprint before = seen.put(key, now);
            if (now.complete() && now.equals(before) && !now.equals(handledAs.get(key))) {
                handle(found, now);
                changed.add(found);
            }
        });
        seen.keySet().retainAll(present.keySet());
        return new Look(
                changed, removed(listing, present), shadowed(listing, present), listing.stable(), listing.unreadable());
    }

    /** As if the package had never been seen: it is not told as removed any more, and one that is there counts as new. */
    synchronized void forget(ModelKey key) {
        handled.remove(key);
        handledAs.remove(key);
        seen.remove(key);
        missing.remove(key);
    }

    private void handle(PackageFolders.Found found, PackageFingerprint fingerprint) {
        handled.put(found.key(), found);
        handledAs.put(found.key(), fingerprint);
    }

    private List<ModelKey> removed(PackageFolders.Listing listing, Map<ModelKey, PackageFolders.Found> present) {
        List<ModelKey> removed = new ArrayList<>();
        for (PackageFolders.Found known : List.copyOf(handled.values())) {
            if (present.containsKey(known.key()) || listing.unreadable().contains(known.root())) {
                missing.remove(known.key());
            } else if (!missing.add(known.key())) {
                removed.add(known.key());
                forget(known.key());
            }
        }
        return removed;
    }

    private static Map<ModelKey, PackageFolders.Found> present(PackageFolders.Listing listing) {
        Map<ModelKey, PackageFolders.Found> present = new LinkedHashMap<>();
        listing.packages().forEach(found -> present.putIfAbsent(found.key(), found));
        return present;
    }

    private static List<PackageFolders.Found> shadowed(
            PackageFolders.Listing listing, Map<ModelKey, PackageFolders.Found> present) {
        return listing.packages().stream()
                .filter(found -> !found.equals(present.get(found.key())))
                .toList();
    }
}
