package org.affectlab.pointcloud.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.pointcloud.pipeline.ClassVocabulary;
import org.affectlab.pointcloud.pipeline.SceneModel;
import org.affectlab.pointscenes.RecipeParameters;
import org.affectlab.pointscenes.SceneInput;
import org.affectlab.pointscenes.SceneRecipe;
import org.affectlab.pointscenes.VotingRule;
import org.affectlab.servicekit.models.ItemTicket;

/**
 * A served model of the task {@value #TASK}: points FLOAT32 (N, 3), features FLOAT32 (N, F), neighbours INT32 (R, K) and up-sampling INT32 (R) in, logits FLOAT32
 * (N, classes) out, in this order; the recipe stands in {@code preprocessing}. Thread-safe; owns nothing.
 */
public final class SegmentationModel implements SceneModel {
    public static final String TASK = "pointcloud-segmentation";

    private final ModelManifest manifest;
    private final String digest;
    private final SceneRecipe recipe;
    private final VotingRule voting;
    private final ClassVocabulary vocabulary;
    private final Function<InferenceRequest, CompletableFuture<List<Tensor>>> queue;

    SegmentationModel(
            ModelManifest manifest, String digest, Function<InferenceRequest, CompletableFuture<List<Tensor>>> queue) {
        this.manifest = requireNonNull(manifest, "manifest is null");
        this.digest = requireNonNull(digest, "digest is null");
        this.queue = requireNonNull(queue, "queue is null");
        this.recipe = RecipeParameters.recipe(manifest.preprocessing());
        this.voting = RecipeParameters.voting(manifest.preprocessing());
        this.vocabulary = ManifestVocabulary.of(manifest);
        requireSignature();
    }

    /** @throws IllegalArgumentException if the manifest is not that of a network on points */
    public static SegmentationModel of(ServedModel model) {
        return new SegmentationModel(model.manifest(), model.digest(), model::submit);
    }

    private void requireSignature() {
        long points = recipe.inputPoints();
        long rows = recipe.levelRows();
        require(manifest.inputs().size() == 4 && manifest.outputs().size() == 1, "four inputs and one output");
        require(0, TensorType.FLOAT32, points, 3);
        require(1, TensorType.FLOAT32, points, recipe.features().size());
        require(2, TensorType.INT32, rows, recipe.neighbours());
        require(3, TensorType.INT32, rows);
        require(
                is(manifest.outputs().get(0), TensorType.FLOAT32, points, vocabulary.size()),
                "logits FLOAT32 (batch, points, classes)");
    }

    private void require(int input, TensorType type, long... itemShape) {
        TensorSpec spec = manifest.inputs().get(input);
        require(
                is(spec, type, itemShape),
                "input " + spec.name() + " as " + type + " (batch, " + Arrays.toString(itemShape) + ")");
    }

    private static boolean is(TensorSpec spec, TensorType type, long... itemShape) {
        return spec.dtype() == type && spec.freeDimensions().isEmpty() && Arrays.equals(spec.itemShape(), itemShape);
    }

    private static void require(boolean condition, String wanted) {
        if (!condition) {
            throw new IllegalArgumentException("not a network on points: it should have " + wanted);
        }
    }

    @Override
    public SceneRecipe recipe() {
        return recipe;
    }

    @Override
    public VotingRule voting() {
        return voting;
    }

    @Override
    public ClassVocabulary vocabulary() {
        return vocabulary;
    }

    public String name() {
        return manifest.name();
    }

    public String version() {
        return manifest.version();
    }

    /** {@code sha256:…} of the package. */
    public String digest() {
        return digest;
    }

    /** Trained on simulated data. */
    public boolean demo() {
        return manifest.demo();
    }

    @Override
    public CompletableFuture<float[]> logits(SceneInput input, ItemTicket ticket) {
        int points = recipe.inputPoints();
        int rows = recipe.levelRows();
        CompletableFuture<List<Tensor>> outputs = queue.apply(ticket.request(List.of(
                Tensor.ofFloats(input.points(), points, 3),
                Tensor.ofFloats(input.features(), points, recipe.features().size()),
                Tensor.ofInts(input.neighbours(), rows, recipe.neighbours()),
                Tensor.ofInts(input.upsampling(), rows))));
        // A refusal is passed on as it is; a dependent stage would wrap it.
        CompletableFuture<float[]> logits = new CompletableFuture<>();
        outputs.whenComplete((tensors, failure) -> {
            if (failure != null) {
                logits.completeExceptionally(failure);
            } else {
                logits.complete(tensors.get(0).toFloats());
            }
        });
        return logits;
    }
}
