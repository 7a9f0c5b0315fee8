package org.affectlab.training.ensemble;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become an ensemble's package.
 *
 * @param members folders of packages, {@code out/name/version}, two or more
 * @param corpora that the members were trained on, in their order
 * @param out folder of packages; the package becomes {@code out/name/version}
 * @param title of the card; the name when absent
 * @param protocolNote what the members cannot know of the protocol, such as how they were chosen; whole sentences
 * @param corpusInfo facts of the corpus as JSON; those that the project knows when absent
 */
public record EnsembleRequest(
        List<Path> members,
        List<Path> corpora,
        String name,
        String version,
        Path out,
        @Nullable String title,
        @Nullable String protocolNote,
        @Nullable Path corpusInfo) {
    public EnsembleRequest {
        members = List.copyOf(members);
        corpora = List.copyOf(corpora);
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(out, "out is null");
    }

    /** A sentence behind others, with a space before it; empty without a note. */
    String noteAfterText() {
        return protocolNote == null || protocolNote.isBlank() ? "" : " " + protocolNote.strip();
    }
}
