package org.affectlab.training.pointcloud.config;

import java.util.List;
import org.affectlab.pointscenes.GroundRecipe;
import org.affectlab.pointscenes.HeightCurve;
import org.affectlab.pointscenes.InputShape;
import org.affectlab.pointscenes.Projection;
import org.affectlab.pointscenes.SceneFeature;
import org.affectlab.pointscenes.SceneRecipe;
import org.affectlab.pointscenes.VotingRule;
import org.affectlab.training.config.OptimiserSettings;
import org.affectlab.training.config.SettingsFormat;

/** The settings that a file need not name: the reference's where there is one (STPC, section d), augmentation off. */
public final class PointDefaults {
    private PointDefaults() {}

    /** Settings of point-cloud runs as JSON. */
    public static SettingsFormat<PointSettings> format() {
        return new SettingsFormat<>(PointSettings.class, settings());
    }

    public static PointSettings settings() {
        return new PointSettings(
                "stpc",
                "../../models/archives/stpc",
                List.of("other", "ground"),
                List.of(),
                new PointProtocol(PointProtocol.Kind.LISTED, List.of()),
                recipe(),
                VotingRule.voting(),
                new SamplingSettings(SamplingSettings.Kind.POSSIBILITY, 0.35, 0, 0, List.of(), 4096),
                new OptimiserSettings(OptimiserSettings.Kind.ADAM, 0.01, 1e-5, 0, 0.9, 0.999, 1e-8, 0, 0, 0),
                new ScheduleSettings(ScheduleSettings.Kind.EXPONENTIAL, 0.95),
                augmentationOff(),
                new LossSettings(LossSettings.Balance.INVERSE_FREQUENCY, 0.02, 1, List.of(), 0.01, 0),
                100,
                500,
                6,
                1,
                0,
                PointSettings.Choice.LAST);
    }

    /** The small profile of STPC, section c, on metres. */
    static SceneRecipe recipe() {
        return new SceneRecipe(
                0.5,
                InputShape.SPHERE,
                4096,
                12,
                List.of(4, 4, 4),
                List.of(SceneFeature.X, SceneFeature.Y, SceneFeature.Z),
                1,
                HeightCurve.LINEAR,
                0,
                0,
                new GroundRecipe(GroundRecipe.Method.OPENING, 2, 0.05, 3, 10, 40, 50),
                Projection.NEAREST);
    }

    public static PointAugmentation augmentationOff() {
        return new PointAugmentation(
                new PointAugmentation.Thinning(0, 0.5),
                0,
                0,
                new PointAugmentation.Scale(0, 0.8, 1.2, false),
                new PointAugmentation.Jitter(0, 0.001),
                new PointAugmentation.HeightShift(0, 0.05, 0.1, 0.4),
                new PointAugmentation.FeatureNoise(0, 0.8, 1.2, 0.1, 0.02),
                new PointAugmentation.FeatureLoss(0, 0, 0, 0, 0));
    }
}
