package org.affectlab.pointcloud.model;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Set;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.serving.ModelLease;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.models.ModelLookup;
import org.affectlab.servicekit.models.ModelReference;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The models of the task {@value SegmentationModel#TASK}. Thread-safe. */
public final class SegmentationModels {
    private static final Set<ModelState> USABLE = Set.of(ModelState.READY, ModelState.UNLOADED);

    private final ModelLookup lookup;
    private final @Nullable ModelReference defaultModel;

    /** @param defaultModel answers when the client names none; null: the first by name that can, one trained on real data before others */
    public SegmentationModels(ModelLookup lookup, @Nullable ModelReference defaultModel) {
        this.lookup = requireNonNull(lookup, "lookup is null");
        this.defaultModel = defaultModel;
    }

    /**
     * The model for one request.
     *
     * @param reference name or name@version; null for the default model
     * @param caller whose request it is, and whose deadline
     * @return to be closed with the last answer
     * @throws ProblemException UNKNOWN_MODEL, MODEL_NOT_READY, DEADLINE_EXCEEDED
     */
    public LeasedModel lease(@Nullable String reference, Caller caller) {
        ModelReference wanted = reference == null ? ofItself(caller) : ModelReference.parse(reference);
        ModelLease lease = lookup.lease(wanted, SegmentationModel.TASK, caller);
        try {
            return new LeasedModel(SegmentationModel.of(lease.model()), lease);
        } catch (IllegalArgumentException unusable) {
            lease.close();
            throw ProblemException.causedBy(
                    ProblemCode.UNKNOWN_MODEL,
                    "The model " + wanted
                            + " cannot be used here: its manifest does not describe a network on points with its recipe.",
                    unusable);
        }
    }

    private ModelReference ofItself(Caller caller) {
        if (defaultModel != null) {
            return defaultModel;
        }
        return lookup.list(caller.id()).stream()
                .filter(status -> USABLE.contains(status.state()) && isOfTheTask(status.manifest()))
                .min(Comparator.comparing(SegmentationModels::demo).thenComparing(ModelStatus::name))
                .map(status -> new ModelReference(status.name(), null))
                .orElseThrow(() -> none(caller));
    }

    private ProblemException none(Caller caller) {
        return lookup.mayComeByItself(SegmentationModel.TASK, caller.id())
                ? new ProblemException(
                        ProblemCode.MODEL_NOT_READY, "No model for point clouds is ready yet; try again.")
                : new ProblemException(
                        ProblemCode.UNKNOWN_MODEL, "There is no model for point clouds here; /v1/models lists all.");
    }

    private static boolean isOfTheTask(@Nullable ModelManifest manifest) {
        return manifest != null && manifest.task().equals(SegmentationModel.TASK);
    }

    private static boolean demo(ModelStatus status) {
        ModelManifest manifest = status.manifest();
        return manifest != null && manifest.demo();
    }
}
