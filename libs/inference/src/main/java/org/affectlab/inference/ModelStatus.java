package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one package.
 *
 * @param name from the folder, so that a package with an unreadable manifest has one too
 * @param version from the folder
 * @param state where it stands
 * @param directory where it lies
 * @param reason why it is {@link ModelState#FAILED}; null otherwise
 * @param manifest null until the package was opened and verified
 * @param digest null until the package was opened and verified
 */
public record ModelStatus(
        String name,
        String version,
        ModelState state,
        Path directory,
        @Nullable String reason,
        @Nullable ModelManifest manifest,
        @Nullable String digest) {
    public ModelStatus {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(state, "state is null");
        requireNonNull(directory, "directory is null");
    }
}
