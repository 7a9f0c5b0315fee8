package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * Removes packages of the private folder for their owners, and for nobody else: no scope gives more. Requests that use a removed model end on
 * it. Thread-safe; of two who remove the same package at once both succeed.
 */
public final class OwnModels {
    private final ModelRepository repository;
    private final ModelLookup lookup;
    private final ModelVisibility visibility;
    private final PrivateFolder folder;

    public OwnModels(ModelRepository repository, ModelLookup lookup, ModelVisibility visibility, PrivateFolder folder) {
        this.repository = requireNonNull(repository, "repository is null");
        this.lookup = requireNonNull(lookup, "lookup is null");
        this.visibility = requireNonNull(visibility, "visibility is null");
        this.folder = requireNonNull(folder, "folder is null");
    }

    /**
     * Removes the package, or without a version all packages of the name, or none: where the caller may not remove one of them.
     *
     * @throws ProblemException UNKNOWN_MODEL if the caller has no such model; FORBIDDEN if it is everybody's, or does not lie in the private
     *     folder; DEADLINE_EXCEEDED if it is removed but still listed for a while, since another model is just being loaded
     * @throws IOException if a package could not be moved away; that one is there as before
     */
    public void remove(ModelReference reference, String caller, Deadline deadline) throws IOException {
        List<ModelStatus> meant = lookup.all(reference, caller);
        for (ModelStatus status : meant) {
            requireRemovable(status);
        }
        List<CompletableFuture<Boolean>> forgotten = new ArrayList<>();
        for (ModelStatus status : meant) {
            folder.remove(status.directory());
            forgotten.add(repository.forget(status.name(), status.version()));
        }
        deadline.await(CompletableFuture.allOf(forgotten.toArray(CompletableFuture<?>[]::new)));
    }

    private void requireRemovable(ModelStatus status) throws IOException {
        String model = "The model " + status.name() + "@" + status.version();
        if (visibility.isPublic(status)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, model + " is everybody's, so nobody can delete it here.");
        }
        if (!folder.holds(status.directory())) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    model
                            + " is yours, but does not lie among the private packages; whoever put it there can remove it.");
        }
    }
}
