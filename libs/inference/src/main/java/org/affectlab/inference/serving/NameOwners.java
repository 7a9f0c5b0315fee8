package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageException.Reason;
import org.affectlab.inference.ModelState;

/**
 * A name belongs to all or to one caller, in all its versions: where they differ, the public model keeps the name, else the one that has it
 * already. For the loading thread.
 */
final class NameOwners {
    private final RepositoryEntries entries;
    private final Retirement retirement;

    NameOwners(RepositoryEntries entries, Retirement retirement) {
        this.entries = requireNonNull(entries, "entries is null");
        this.retirement = requireNonNull(retirement, "retirement is null");
    }

    /** @throws ModelPackageException if the name is another's */
    void require(RepositoryEntry entry, ModelManifest manifest) throws ModelPackageException {
        if (manifest.owner().isEmpty()) {
            return;
        }
        for (RepositoryEntry other : entries.named(entry.key().name(), null)) {
            ModelManifest known = other.standing().manifest();
            if (other != entry && known != null && differs(known, manifest) && holds(other, known.owner())) {
                throw new ModelPackageException(
                        Reason.INVALID_MANIFEST,
                        known.owner().isEmpty()
                                ? "the name is that of a public model"
                                : "the name is that of another caller's model");
            }
        }
    }

    /** A public model takes its name from those that are private. */
    void displace(RepositoryEntry entry, ModelManifest manifest) {
        if (manifest.owner().isPresent()) {
            return;
        }
        for (RepositoryEntry other : entries.named(entry.key().name(), null)) {
            ModelManifest known = other.standing().manifest();
            if (other != entry && known != null && known.owner().isPresent() && other.state() != ModelState.FAILED) {
                String why = Reason.INVALID_MANIFEST + ": the name is that of a public model";
                other.leave(why).ifPresent(retirement::begin);
                other.refused(why);
            }
        }
    }

    private static boolean differs(ModelManifest known, ModelManifest manifest) {
        return !known.owner().equals(manifest.owner());
    }

    /** Public ones also while they are loaded, so that the outcome does not hang on who is faster. */
    private static boolean holds(RepositoryEntry other, Optional<String> owner) {
        return owner.isEmpty()
                ? other.state() != ModelState.FAILED
                : other.loaded().isPresent() || other.loadable();
    }
}
