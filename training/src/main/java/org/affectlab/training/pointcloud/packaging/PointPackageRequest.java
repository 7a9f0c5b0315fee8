package org.affectlab.training.pointcloud.packaging;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to become a package.
 *
 * @param run folder of a finished run, {@code seed-S/fold-K} or {@code seed-S/all}
 * @param out folder of packages; the package becomes {@code out/name/version}
 * @param title of the card; the name when absent
 * @param archive path without suffix of the trainable archive; {@code models/archives/} and the name in the run's settings when absent
 * @param example cloud around whose middle the example is taken; a made one when absent
 * @param protocolNote what the run cannot know of the protocol, such as how the settings were found; whole sentences
 * @param datasetInfo facts of the data set as JSON; those that the project knows when absent
 * @param method description of the method as Markdown; the project's own when absent
 * @param demo trained on simulated data: card and every answer say so
 */
public record PointPackageRequest(
        Path run,
        String name,
        String version,
        Path out,
        @Nullable String title,
        @Nullable Path archive,
        @Nullable Path example,
        @Nullable String protocolNote,
        @Nullable Path datasetInfo,
        @Nullable Path method,
        boolean demo) {

    public PointPackageRequest {
        requireNonNull(run, "run is null");
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(out, "out is null");
    }
}
