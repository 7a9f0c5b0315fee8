package org.affectlab.training.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A corpus as a command line names it: its folder, and behind {@code #} a subset of it: {@code corpora/IEMOCAP#all}. A folder that has
 * such a name itself is that folder. Immutable.
 *
 * @param subset as written; empty where none is named
 */
record CorpusFolder(Path directory, Optional<String> subset) {
    private static final char SEPARATOR = '#';

    CorpusFolder {
        requireNonNull(directory, "directory is null");
        requireNonNull(subset, "subset is null");
    }

    static CorpusFolder of(Path named) {
        Path last = named.getFileName();
        int end = last == null ? -1 : last.toString().lastIndexOf(SEPARATOR);
        if (last == null || end < 1 || Files.exists(named)) {
            return new CorpusFolder(named, Optional.empty());
        }
        String name = last.toString();
        return new CorpusFolder(named.resolveSibling(name.substring(0, end)), Optional.of(name.substring(end + 1)));
    }
}
