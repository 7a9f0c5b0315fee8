package org.affectlab.training.config;

import java.util.List;

/** The settings that a file need not name. Our choice; augmentation is off. */
public final class TrainingDefaults {
    private TrainingDefaults() {}

    public static TrainingSettings settings() {
        return new TrainingSettings(
                "lgfa",
                "../../models/archives/lgfa-c8",
                List.of("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised"),
                new ProtocolSettings(ProtocolSettings.Kind.CONSECUTIVE, 4, 5, 0),
                new WindowSettings(WindowSettings.Kind.RANDOM, 1, 128),
                new OptimiserSettings(OptimiserSettings.Kind.ADAMW, 3e-4, 1e-6, 5, 0.9, 0.999, 1e-8, 1e-4, 1.0, 0.0),
                PlateauSettings.NONE,
                augmentationOff(),
                AlignmentSettings.NONE,
                PretrainingSettings.NONE,
                ClassBalance.NONE,
                60,
                32,
                0.0,
                0,
                1);
    }

    public static AugmentationSettings augmentationOff() {
        return new AugmentationSettings(
                new AugmentationSettings.Gain(0, 6),
                new AugmentationSettings.Speed(0, 0.9, 1.1),
                new AugmentationSettings.Pause(0, 0.8, -75, -45),
                new AugmentationSettings.Noise(0, 10, 40),
                new AugmentationSettings.BandLimit(0, 3_400, 7_000),
                new AugmentationSettings.Telephone(0, 200, 400, 3_000, 3_800),
                new AugmentationSettings.Coding(0),
                new AugmentationSettings.BandShift(0, 2),
                new AugmentationSettings.Mixup(0, 0.2),
                new AugmentationSettings.TimeMask(0, 24),
                new AugmentationSettings.FrequencyMask(0, 8));
    }
}
