package org.affectlab.pointcloud.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.pointscenes.GroundRecipe;
import org.affectlab.pointscenes.HeightCurve;
import org.affectlab.pointscenes.InputShape;
import org.affectlab.pointscenes.Projection;
import org.affectlab.pointscenes.RecipeParameters;
import org.affectlab.pointscenes.SceneFeature;
import org.affectlab.pointscenes.SceneRecipe;
import org.affectlab.pointscenes.VotingRule;
import org.affectlab.servicekit.contract.FakePackages;

/** A stand-in for the network whose answers can be computed by hand: what lies in the lower half of an input is ground, the rest is building. */
public final class HalvesModel {
    public static final List<String> LABELS = List.of("ground", "building", "tree");
    public static final int INPUT_POINTS = 64;

    /** Logits of what a point is and of what it is not. */
    public static final float YES = 2;

    private HalvesModel() {}

    public static SceneRecipe recipe() {
        return new SceneRecipe(
                0.1,
                InputShape.SPHERE,
                INPUT_POINTS,
                4,
                List.of(4, 4),
                List.of(SceneFeature.X, SceneFeature.Y, SceneFeature.Z),
                1,
                HeightCurve.LINEAR,
                0,
                0,
                new GroundRecipe(GroundRecipe.Method.OPENING, 1, 0, 2, 10, 30, 50),
                Projection.NEAREST);
    }

    public static ModelManifest manifest(String name) {
        SceneRecipe recipe = recipe();
        Map<String, Object> preprocessing = new LinkedHashMap<>(RecipeParameters.of(recipe, VotingRule.coverOnce()));
        preprocessing.put("classIds", "1,2,5");
        preprocessing.put("asprsCodes", "2,6,5");
        preprocessing.put("classColours", "#a0522d,#ff0000,#00ff00");
        return FakePackages.manifest(
                name,
                "1",
                SegmentationModel.TASK,
                LABELS,
                List.of(
                        TensorSpec.of("points", TensorType.FLOAT32, INPUT_POINTS, 3),
                        TensorSpec.of("features", TensorType.FLOAT32, INPUT_POINTS, 3),
                        TensorSpec.of("neighbours", TensorType.INT32, recipe.levelRows(), 4),
                        TensorSpec.of("upsampling", TensorType.INT32, recipe.levelRows())),
                TensorSpec.of("logits", TensorType.FLOAT32, INPUT_POINTS, LABELS.size()),
                preprocessing);
    }

    /** Of the first input, float[N × 3]: float[N × 3]. */
    public static float[] logits(float[] points) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int at = 2; at < points.length; at += 3) {
            low = Math.min(low, points[at]);
            high = Math.max(high, points[at]);
        }
        float[] logits = new float[points.length / 3 * LABELS.size()];
        for (int point = 0; point < points.length / 3; point++) {
            boolean upper = points[3 * point + 2] > (low + high) / 2;
            logits[LABELS.size() * point + (upper ? 1 : 0)] = YES;
        }
        return logits;
    }

    /** The probability of what a point is. */
    public static double sure() {
        return Math.exp(YES) / (Math.exp(YES) + LABELS.size() - 1);
    }
}
