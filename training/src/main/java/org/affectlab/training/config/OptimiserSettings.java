package org.affectlab.training.config;

import static java.util.Objects.requireNonNull;

/**
 * Gradient descent.
 *
 * @param kind where the weight decay acts
 * @param learningRate the highest one, after the warm-up
 * @param finalLearningRate the one that the cosine ends at, or below which a plateau does not let it fall
 * @param warmUpEpochs length of the linear warm-up; may be a fraction, 0 turns it off
 * @param weightDecay acts only on the parameters for which the archive says so
 * @param clipNorm upper limit of the gradient's global norm; 0 turns clipping off
 * @param averagingDecay of the exponential moving average of the weights, a step; 0 turns it off, otherwise the average is what is
 *     evaluated and saved
 */
public record OptimiserSettings(
        Kind kind,
        double learningRate,
        double finalLearningRate,
        double warmUpEpochs,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double clipNorm,
        double averagingDecay) {

    /** Where the weight decay acts. */
    public enum Kind {
        /** Decay is added to the gradient (L2). */
        ADAM,
        /** Decay is applied to the weight, apart from the gradient. */
        ADAMW,
        /**
         * Gradient descent with momentum {@code beta1}, decay added to the gradient; the rate falls as 1 ÷ (1 + 10p)^0.75 with the progress p
         * instead of a cosine.
         */
        SGD
    }

    public OptimiserSettings {
        requireNonNull(kind, "kind is null");
        Checks.check(learningRate > 0 && learningRate <= 1, "learningRate must be in (0, 1]: " + learningRate);
        Checks.check(
                finalLearningRate >= 0 && finalLearningRate <= learningRate,
                "finalLearningRate must be between 0 and learningRate: " + finalLearningRate);
        Checks.check(warmUpEpochs >= 0, "warmUpEpochs must not be negative: " + warmUpEpochs);
        Checks.check(beta1 >= 0 && beta1 < 1, "beta1 must be in [0, 1): " + beta1);
        Checks.check(beta2 >= 0 && beta2 < 1, "beta2 must be in [0, 1): " + beta2);
        Checks.check(epsilon > 0, "epsilon must be positive: " + epsilon);
        Checks.check(weightDecay >= 0, "weightDecay must not be negative: " + weightDecay);
        Checks.check(clipNorm >= 0, "clipNorm must not be negative: " + clipNorm);
        Checks.check(averagingDecay >= 0 && averagingDecay < 1, "averagingDecay must be in [0, 1): " + averagingDecay);
    }
}
