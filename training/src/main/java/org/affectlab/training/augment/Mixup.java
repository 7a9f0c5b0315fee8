package org.affectlab.training.augment;

import static java.util.Objects.requireNonNull;

import java.util.SplittableRandom;
import org.affectlab.training.config.AugmentationSettings;

/**
 * Mixes a batch with a permutation of itself (Zhang et al., arXiv:1710.09412), the weight drawn for each item, features and targets
 * alike. Stateless and thread-safe.
 */
public final class Mixup {
    private final AugmentationSettings.Mixup settings;

    public Mixup(AugmentationSettings.Mixup settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    /** Changes both arrays in place: {@code items} equal rows each. */
    public void apply(float[] features, float[] targets, int items, SplittableRandom random) {
        if (settings.probability() == 0 || random.nextDouble() >= settings.probability()) {
            return;
        }
        float[] originalFeatures = features.clone();
        float[] originalTargets = targets.clone();
        int[] partners = Shuffle.permutation(items, random);
        for (int item = 0; item < items; item++) {
            float weight = (float) beta(settings.alpha(), random);
            blend(features, originalFeatures, item, partners[item], features.length / items, weight);
            blend(targets, originalTargets, item, partners[item], targets.length / items, weight);
        }
    }

    private static void blend(float[] target, float[] original, int item, int partner, int width, float weight) {
        for (int index = 0; index < width; index++) {
            target[item * width + index] =
                    weight * original[item * width + index] + (1 - weight) * original[partner * width + index];
        }
    }

    static double beta(double alpha, SplittableRandom random) {
        double first = gamma(alpha, random);
        double second = gamma(alpha, random);
        double sum = first + second;
        // Both can underflow for a small alpha; the distribution then sits at its two ends.
        return sum > 0 ? first / sum : random.nextInt(2);
    }

    /** Marsaglia and Tsang (2000); shapes below 1 through the boost u^(1/shape). */
    private static double gamma(double shape, SplittableRandom random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = Math.pow(1 + c * normal, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
