package org.affectlab.training.pointcloud.augment;

import org.affectlab.training.pointcloud.config.PointAugmentation;
import org.affectlab.training.pointcloud.config.PointAugmentation.FeatureLoss;
import org.affectlab.training.pointcloud.config.PointAugmentation.FeatureNoise;
import org.affectlab.training.pointcloud.config.PointAugmentation.HeightShift;
import org.affectlab.training.pointcloud.config.PointAugmentation.Jitter;
import org.affectlab.training.pointcloud.config.PointAugmentation.Scale;
import org.affectlab.training.pointcloud.config.PointAugmentation.Thinning;
import org.affectlab.training.pointcloud.config.PointDefaults;

/** Augmentations that do one thing. */
final class Augmentations {
    static final PointAugmentation OFF = PointDefaults.augmentationOff();

    private Augmentations() {}

    static PointAugmentation with(double rotation, double mirror, Scale scale) {
        return new PointAugmentation(
                OFF.thinning(),
                rotation,
                mirror,
                scale,
                OFF.jitter(),
                OFF.heightShift(),
                OFF.featureNoise(),
                OFF.featureLoss());
    }

    static PointAugmentation with(Thinning thinning) {
        return new PointAugmentation(
                thinning, 0, 0, OFF.scale(), OFF.jitter(), OFF.heightShift(), OFF.featureNoise(), OFF.featureLoss());
    }

    static PointAugmentation with(Jitter jitter) {
        return new PointAugmentation(
                OFF.thinning(), 0, 0, OFF.scale(), jitter, OFF.heightShift(), OFF.featureNoise(), OFF.featureLoss());
    }

    static PointAugmentation with(HeightShift heightShift) {
        return new PointAugmentation(
                OFF.thinning(), 0, 0, OFF.scale(), OFF.jitter(), heightShift, OFF.featureNoise(), OFF.featureLoss());
    }

    static PointAugmentation with(FeatureNoise featureNoise) {
        return new PointAugmentation(
                OFF.thinning(), 0, 0, OFF.scale(), OFF.jitter(), OFF.heightShift(), featureNoise, OFF.featureLoss());
    }

    static PointAugmentation with(FeatureLoss featureLoss) {
        return new PointAugmentation(
                OFF.thinning(), 0, 0, OFF.scale(), OFF.jitter(), OFF.heightShift(), OFF.featureNoise(), featureLoss);
    }
}
