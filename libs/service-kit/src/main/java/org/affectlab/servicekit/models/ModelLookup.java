package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.serving.ModelLease;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

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
            throw otherTask(reference, model.manifest().task(), task);
        }
        return model;
    }

    /**
     * The model for one request, to be closed with its last answer: until then it answers, whatever becomes of its package meanwhile. A model
     * that is loaded on request only is waited for.
     *
     * @param task that it must be for; null: any
     * @throws ProblemException UNKNOWN_MODEL if there is none or it has another task, MODEL_NOT_READY if it takes no requests,
     *     DEADLINE_EXCEEDED if it was not loaded in time
     */
    public ModelLease lease(ModelReference reference, @Nullable String task, Deadline deadline) {
        CompletableFuture<ModelLease> loading = repository.leaseLoaded(reference.name(), reference.version());
        ModelLease lease;
        try {
            lease = deadline.await(loading);
        } catch (InferenceException notReady) {
            throw missing(reference);
        } catch (ProblemException late) {
            // Nobody would close the lease that may still come.
            loading.thenAccept(ModelLease::close);
            throw late;
        }
        if (task != null && !lease.model().manifest().task().equals(task)) {
            String actual = lease.model().manifest().task();
            lease.close();
            throw otherTask(reference, actual, task);
        }
        return lease;
    }

    /**
     * The package that a reference means, whatever its state: without a version the one that serves, else the newest one that is loaded when
     * it is asked for, else the newest.
     *
     * @throws ProblemException UNKNOWN_MODEL
     */
    public ModelStatus status(ModelReference reference) {
        List<ModelStatus> candidates =
                repository.list().stream().filter(meant(reference)).toList();
        Optional<String> serving = repository
                .find(reference.name(), reference.version())
                .map(model -> model.manifest().version());
        return serving.flatMap(version -> candidates.stream()
                        .filter(status -> status.version().equals(version))
                        .filter(status -> status.state() == ModelState.READY)
                        .findFirst())
                .or(() -> candidates.stream()
                        .filter(status -> status.state() == ModelState.UNLOADED)
                        .findFirst())
                .or(() -> candidates.stream().findFirst())
                .orElseThrow(() -> unknown(reference));
    }

    private static ProblemException otherTask(ModelReference reference, String actual, String wanted) {
        return new ProblemException(
                ProblemCode.UNKNOWN_MODEL,
                "The model " + reference + " is for " + actual + ", not for " + wanted + ".");
    }

    private ProblemException missing(ModelReference reference) {
        List<ModelStatus> candidates =
                repository.list().stream().filter(meant(reference)).toList();
        if (candidates.isEmpty() && repository.initialLoad().isDone()) {
            return unknown(reference);
        }
        boolean waiting = candidates.isEmpty() || candidates.stream().anyMatch(ModelLookup::comesByItself);
        return new ProblemException(
                ProblemCode.MODEL_NOT_READY,
                waiting
                        ? "The model " + reference + " is not ready yet; try again."
                        : "The model " + reference + " could not be loaded or was unloaded; /v1/models/" + reference
                                + " has the reason.");
    }

    private static boolean comesByItself(ModelStatus status) {
        return switch (status.state()) {
            case LOADING, WARMING, READY -> true;
            case UNLOADED, RETIRING, FAILED, CLOSED -> false;
        };
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
