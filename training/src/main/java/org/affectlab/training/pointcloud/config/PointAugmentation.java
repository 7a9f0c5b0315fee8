package org.affectlab.training.pointcloud.config;

import static java.util.Objects.requireNonNull;

import org.affectlab.training.config.Checks;

/**
 * Random changes to training inputs, each off when its probability is 0. Our choice, but that Semantic3D's reference lists rotation, scale, mirror and
 * jitter. In this order: thinning before the points are taken; then rotation, mirror, scale, jitter; then shift of heights, noise and loss of features.
 *
 * @param rotation probability of a turn about the vertical by a uniform angle
 * @param mirror probability of a mirror image in x, and the same in y
 */
public record PointAugmentation(
        Thinning thinning,
        double rotation,
        double mirror,
        Scale scale,
        Jitter jitter,
        HeightShift heightShift,
        FeatureNoise featureNoise,
        FeatureLoss featureLoss) {

    public PointAugmentation {
        requireNonNull(thinning, "thinning is null");
        requireNonNull(scale, "scale is null");
        requireNonNull(jitter, "jitter is null");
        requireNonNull(heightShift, "heightShift is null");
        requireNonNull(featureNoise, "featureNoise is null");
        requireNonNull(featureLoss, "featureLoss is null");
        Checks.probability(rotation, "augmentation.rotation");
        Checks.probability(mirror, "augmentation.mirror");
    }

    /** Only a share in [minShare, 1], its logarithm uniform, of the points around is taken, from farther away: a sensor of less density. */
    public record Thinning(double probability, double minShare) {
        public Thinning {
            Checks.probability(probability, "thinning.probability");
            Checks.check(minShare >= 0.05 && minShare <= 1, "thinning.minShare must be in [0.05, 1]: " + minShare);
        }
    }

    /** Larger or smaller by a uniform factor, the same along all axes or one for each. */
    public record Scale(double probability, double minFactor, double maxFactor, boolean perAxis) {
        public Scale {
            Checks.probability(probability, "scale.probability");
            Checks.range(minFactor, maxFactor, "scale");
            Checks.check(minFactor >= 0.25 && maxFactor <= 4, "scale factors must be between 0.25 and 4");
        }
    }

    /** Each coordinate moved by Gaussian noise, at most three deviations. */
    public record Jitter(double probability, double metres) {
        public Jitter {
            Checks.probability(probability, "jitter.probability");
            Checks.check(metres >= 0 && metres <= 10, "jitter.metres must be in [0, 10]: " + metres);
        }
    }

    /** All heights above ground moved by one Gaussian number an input: the ground is never quite right. Deviations of {@code near-height},
     * {@code height} and {@code wide-height}. */
    public record HeightShift(double probability, double nearMetres, double metres, double wideMetres) {
        public HeightShift {
            Checks.probability(probability, "heightShift.probability");
            Checks.check(
                    nearMetres >= 0 && nearMetres <= 10, "heightShift.nearMetres must be in [0, 10]: " + nearMetres);
            Checks.check(metres >= 0 && metres <= 10, "heightShift.metres must be in [0, 10]: " + metres);
            Checks.check(
                    wideMetres >= 0 && wideMetres <= 10, "heightShift.wideMetres must be in [0, 10]: " + wideMetres);
        }
    }

    /** Intensities and colours times one uniform factor an input, plus one Gaussian number an input, plus Gaussian noise for each point. */
    public record FeatureNoise(
            double probability, double minFactor, double maxFactor, double offset, double deviation) {
        public FeatureNoise {
            Checks.probability(probability, "featureNoise.probability");
            Checks.range(minFactor, maxFactor, "featureNoise");
            Checks.check(minFactor >= 0 && maxFactor <= 4, "featureNoise factors must be between 0 and 4");
            Checks.check(offset >= 0 && offset <= 1, "featureNoise.offset must be in [0, 1]: " + offset);
            Checks.check(deviation >= 0 && deviation <= 1, "featureNoise.deviation must be in [0, 1]: " + deviation);
        }
    }

    /**
     * What files lack, each with its own probability, an input.
     *
     * @param intensity no intensity
     * @param returns no numbers of returns
     * @param colour no colours
     * @param singleReturns a uniform share, up to four fifths, of the points looks like single returns: another sensor
     * @param twoReturns no pulse has more than two returns; not beside {@code singleReturns}
     */
    public record FeatureLoss(
            double intensity, double returns, double colour, double singleReturns, double twoReturns) {
        public FeatureLoss {
            Checks.probability(intensity, "featureLoss.intensity");
            Checks.probability(returns, "featureLoss.returns");
            Checks.probability(colour, "featureLoss.colour");
            Checks.probability(singleReturns, "featureLoss.singleReturns");
            Checks.probability(twoReturns, "featureLoss.twoReturns");
            Checks.check(singleReturns + twoReturns <= 1, "singleReturns and twoReturns exclude each other");
        }
    }
}
