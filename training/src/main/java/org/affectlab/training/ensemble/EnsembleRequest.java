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
 * @param corpusInfo facts of the corpus as JSON; those that the project knows when absent
 */
public record EnsembleRequest(
        List<Path> members,
        List<Path> corpora,
        String name,
        String version,
        Path out,
        @Nullable String title,
        @Nullable Path corpusInfo) {
    public EnsembleRequest {
        members = List.copyOf(members);
        corpora = List.copyOf(corpora);
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(out, "out is null");
    }
}
