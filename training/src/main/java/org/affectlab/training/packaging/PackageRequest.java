package org.affectlab.training.packaging;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to become a package.
 *
 * @param run folder of a finished run, {@code seed-S/fold-K} or {@code seed-S/all}; when it has been calibrated, so is the package
 * @param out folder of packages; the package becomes {@code out/name/version}
 * @param title of the card; the name when absent
 * @param archive path without suffix of the trainable archive; {@code models/archives/} and the name in the run's settings when absent
 * @param example recording whose first window becomes the example; a synthetic voice when absent
 * @param crossValidation folder of runs whose figures the card and the manifest name besides; none when absent
 * @param corpusInfo facts of the corpus as JSON; those that the project knows when absent
 * @param protocolNote what the runs cannot know of the protocol, such as how the settings were found; whole sentences
 * @param method description of the method as Markdown; the project's own when absent
 */
public record PackageRequest(
        Path run,
        String name,
        String version,
        Path out,
        @Nullable String title,
        @Nullable Path archive,
        @Nullable Path example,
        @Nullable Path crossValidation,
        @Nullable String protocolNote,
        @Nullable Path corpusInfo,
        @Nullable Path method) {

    public PackageRequest {
        requireNonNull(run, "run is null");
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(out, "out is null");
    }
}
