package org.affectlab.speech.api.adaptation;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a job has found in its archive so far, in the archive's order. Thread-safe. */
final class CollectedItems {
    // All guarded by this.
    private final SortedMap<Integer, ItemFeatures> target = new TreeMap<>();
    private final SortedMap<Integer, ItemFeatures> source = new TreeMap<>();
    private @Nullable LabelFile labels;

    synchronized void add(int position, ItemFeatures item) {
        (ArchivePlace.isSource(item.item()) ? source : target).put(position, item);
    }

    synchronized void labels(LabelFile file) {
        labels = file;
    }

    synchronized List<ItemFeatures> target() {
        return List.copyOf(target.values());
    }

    synchronized List<ItemFeatures> source() {
        return List.copyOf(source.values());
    }

    /** Null if there is none. */
    synchronized @Nullable LabelFile labels() {
        return labels;
    }

    /** Whether the caller brought labelled recordings. */
    synchronized boolean hasSource() {
        return !source.isEmpty() || labels != null;
    }
}
