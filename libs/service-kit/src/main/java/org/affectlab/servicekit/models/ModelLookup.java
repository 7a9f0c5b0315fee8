package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.serving.ModelLease;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the model that a client means, or says exactly why it cannot have it. What is another caller's is not there: the answer is that of a
 * name that never was. Thread-safe.
 */
public final class ModelLookup {
    private final ModelRepository repository;
    private final ModelVisibility visibility;

    public ModelLookup(ModelRepository repository, ModelVisibility visibility) {
        this.repository = requireNonNull(repository, "repository is null");
        this.visibility = requireNonNull(visibility, "visibility is null");
    }

    /** Every package that there is for this caller, also those that are not ready; ordered by name and then from new to old. */
    public List<ModelStatus> list(String caller) {
        return repository.list().stream()
                .filter(status -> visibility.sees(caller, status))
                .toList();
    }

    /**
     * The model for one request, to be closed with its last answer: until then it answers, whatever becomes of its package meanwhile. A model
     * that is loaded on request only is waited for.
     *
     * @param task that it must be for; null: any
     * @param caller whose request it is, and whose deadline
     * @throws ProblemException UNKNOWN_MODEL if there is none or it has another task, MODEL_NOT_READY if it takes no requests,
     *     DEADLINE_EXCEEDED if it was not loaded in time
     */
    public ModelLease lease(ModelReference reference, @Nullable String task, Caller caller) {
        requireNotHidden(reference, caller.id());
        CompletableFuture<ModelLease> loading = repository.leaseLoaded(reference.name(), reference.version());
        ModelLease lease;
        try {
            lease = caller.deadline().await(loading);
        } catch (InferenceException notReady) {
            throw missing(reference, caller.id());
        } catch (ProblemException late) {
            // Nobody would close the lease that may still come.
            loading.thenAccept(ModelLease::close);
            throw late;
        }
        ModelManifest manifest = lease.model().manifest();
        // The name may have got another owner since the look at the list.
        if (!visibility.mayUse(caller.id(), manifest)) {
            lease.close();
            throw missing(reference, caller.id());
        }
        if (task != null && !manifest.task().equals(task)) {
            lease.close();
            throw otherTask(reference, manifest.task(), task);
        }
        return lease;
    }

    /** Whether a model of the task may take requests soon without anybody's doing: the first load goes on, or a package that may be of the task is loaded. */
    public boolean mayComeByItself(String task, String caller) {
        return !repository.initialLoad().isDone()
                || list(caller).stream().anyMatch(status -> comesByItself(status) && maybeOf(task, status));
    }

    /** Also while its manifest was not read. */
    private static boolean maybeOf(String task, ModelStatus status) {
        ModelManifest manifest = status.manifest();
        return manifest == null || manifest.task().equals(task);
    }

    /** A model that is another's is not even loaded for this caller. */
    private void requireNotHidden(ModelReference reference, String caller) {
        List<ModelStatus> meant =
                repository.list().stream().filter(meant(reference)).toList();
        if (!meant.isEmpty() && meant.stream().noneMatch(status -> visibility.sees(caller, status))) {
            throw missing(reference, caller);
        }
    }

    /**
     * Every package that a reference means, whatever its state: without a version all of the name; from new to old, at least one.
     *
     * @throws ProblemException UNKNOWN_MODEL
     */
    List<ModelStatus> all(ModelReference reference, String caller) {
        List<ModelStatus> candidates = candidates(reference, caller);
        if (candidates.isEmpty()) {
            throw unknown(reference);
        }
        return candidates;
    }

    private List<ModelStatus> candidates(ModelReference reference, String caller) {
        return list(caller).stream().filter(meant(reference)).toList();
    }

    /**
     * The package that a reference means, whatever its state: without a version the one that serves, else the newest one that is loaded when
     * it is asked for, else the newest.
     *
     * @throws ProblemException UNKNOWN_MODEL
     */
    public ModelStatus status(ModelReference reference, String caller) {
        List<ModelStatus> candidates = all(reference, caller);
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
                .orElse(candidates.get(0));
    }

    private static ProblemException otherTask(ModelReference reference, String actual, String wanted) {
        return new ProblemException(
                ProblemCode.UNKNOWN_MODEL,
                "The model " + reference + " is for " + actual + ", not for " + wanted + ".");
    }

    private ProblemException missing(ModelReference reference, String caller) {
        List<ModelStatus> candidates = candidates(reference, caller);
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
