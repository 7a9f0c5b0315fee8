package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelStatus;

/**
 * Who sees and uses a package: all, or its owner alone. In the folder of private packages one without an owner, or whose manifest cannot be
 * read, is nobody's. Immutable.
 */
public final class ModelVisibility {
    private final Path privateFolder;

    /** @param privateFolder as the repository knows it */
    public ModelVisibility(Path privateFolder) {
        this.privateFolder = requireNonNull(privateFolder, "privateFolder is null");
    }

    /** Whether there is a package for this caller at all. */
    boolean sees(String caller, ModelStatus status) {
        Optional<String> owner = owner(status);
        return owner.isPresent()
                ? owner.get().equals(caller)
                : !status.directory().startsWith(privateFolder);
    }

    /** Whether a model that serves may be used by this caller. */
    boolean mayUse(String caller, ModelManifest manifest) {
        return manifest.owner().map(caller::equals).orElse(true);
    }

    /** Whether everybody sees it. */
    public boolean isPublic(ModelStatus status) {
        return owner(status).isEmpty() && !status.directory().startsWith(privateFolder);
    }

    private static Optional<String> owner(ModelStatus status) {
        return Optional.ofNullable(status.manifest()).flatMap(ModelManifest::owner);
    }
}
