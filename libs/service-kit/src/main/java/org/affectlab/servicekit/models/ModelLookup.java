package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Predicate;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/** Finds the model that a client means, or says exactly why it cannot have it. Thread-safe. */
public final class ModelLookup {
    private final ModelRepository repository;

    public ModelLookup(ModelRepository repository) {
        this.repository = requireNonNull(repository, "repository is null");
    }

    /**
     * The newest ready version of the model, or the version that was asked for.
     *
     * @throws ProblemException UNKNOWN_MODEL if there is none or it has another task, MODEL_NOT_READY if there is one that takes no requests
     */
    public ServedModel find(ModelReference reference, String task) {
        ServedModel model =
                repository.find(reference.name(), reference.version()).orElseThrow(() -> missing(reference));
        if (!model.manifest().task().equals(task)) {
            throw new ProblemException(
                    ProblemCode.UNKNOWN_MODEL,
                    "The model " + reference + " is for " + model.manifest().task() + ", not for " + task + ".");
        }
        return model;
    }

    /**
     * The package that a reference means, whatever its state: without a version the newest one that is ready, else the newest.
     *
     * @throws ProblemException UNKNOWN_MODEL
     */
    public ModelStatus status(ModelReference reference) {
        List<ModelStatus> candidates =
                repository.list().stream().filter(meant(reference)).toList();
        return candidates.stream()
                .filter(status -> status.state() == ModelState.READY)
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .orElseThrow(() -> unknown(reference));
    }

    private ProblemException missing(ModelReference reference) {
        List<ModelStatus> candidates =
                repository.list().stream().filter(meant(reference)).toList();
        if (candidates.isEmpty() && repository.initialLoad().isDone()) {
            return unknown(reference);
        }
        boolean failed =
                !candidates.isEmpty() && candidates.stream().allMatch(status -> status.state() == ModelState.FAILED);
        return new ProblemException(
                ProblemCode.MODEL_NOT_READY,
                failed
                        ? "The model " + reference + " could not be loaded; /v1/models/" + reference
                                + " has the reason."
                        : "The model " + reference + " is not ready yet; try again.");
    }

    private static ProblemException unknown(ModelReference reference) {
        return new ProblemException(
                ProblemCode.UNKNOWN_MODEL, "There is no model " + reference + "; /v1/models lists all.");
    }

    private static Predicate<ModelStatus> meant(ModelReference reference) {
        return status -> status.name().equals(reference.name())
                && (reference.version() == null || status.version().equals(reference.version()));
    }
}
