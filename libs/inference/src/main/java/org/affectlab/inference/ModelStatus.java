package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one package.
 *
 * @param name from the folder, so that a package with an unreadable manifest has one too
 * @param version from the folder
 * @param state where it stands
 * @param directory where it lies
 * @param reason why it is {@link ModelState#FAILED} or {@link ModelState#UNLOADED}; null otherwise
 * @param manifest null until the manifest was read
 * @param digest null until the package was opened and verified
 * @param stable whether this is the version that the name means without a version, because its {@code stable} file says so
 * @param warnings what an operator should know although the model serves: a replacement that was refused, a {@code stable} file that
 *     cannot be followed
 */
public record ModelStatus(
        String name,
        String version,
        ModelState state,
        Path directory,
        @Nullable String reason,
        @Nullable ModelManifest manifest,
        @Nullable String digest,
        boolean stable,
        List<String> warnings) {
    public ModelStatus {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(state, "state is null");
        requireNonNull(directory, "directory is null");
        warnings = List.copyOf(warnings);
    }

    /** Without a {@code stable} file and without warnings. */
    public ModelStatus(
            String name,
            String version,
            ModelState state,
            Path directory,
            @Nullable String reason,
            @Nullable ModelManifest manifest,
            @Nullable String digest) {
        this(name, version, state, directory, reason, manifest, digest, false, List.of());
    }
}
