package org.affectlab.training.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says of one parameter.
 *
 * @param name as the module names it
 * @param shape positive sizes
 * @param initialisation how a new run fills it
 * @param weightDecay whether the optimiser's weight decay acts on it
 * @param learningRateScale factor of the optimiser's learning rate, above 0; absent: 1
 * @param runningStatistic true of a mean or variance that forward passes of training renew and that has no gradient; absent: false
 */
public record ParameterDeclaration(
        String name,
        List<Long> shape,
        Initialisation initialisation,
        boolean weightDecay,
        @Nullable Double learningRateScale,
        @Nullable Boolean runningStatistic) {
    public ParameterDeclaration {
        requireNonNull(name, "name is null");
        shape = List.copyOf(requireNonNull(shape, "shape is null"));
        requireNonNull(initialisation, "initialisation is null");
        if (shape.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("parameter " + name + " has an empty shape: " + shape);
        }
        if (learningRateScale != null && !(learningRateScale > 0 && Double.isFinite(learningRateScale))) {
            throw new IllegalArgumentException(
                    "parameter " + name + " has no positive learningRateScale: " + learningRateScale);
        }
    }

    /** Factor of the optimiser's learning rate. */
    public double learningRateFactor() {
        return learningRateScale == null ? 1 : learningRateScale;
    }

    /** Whether the optimiser changes it: what is no statistic. */
    public boolean isTrained() {
        return !Boolean.TRUE.equals(runningStatistic) && !isTrainingStatistic();
    }

    /** Whether it is measured on the training recordings before the first epoch, and stays as it is from then on. */
    public boolean isTrainingStatistic() {
        return initialisation.isTrainingStatistic();
    }

    /** Number of values in those that the optimiser changes. */
    public static long trainedCount(List<ParameterDeclaration> parameters) {
        return parameters.stream()
                .filter(ParameterDeclaration::isTrained)
                .mapToLong(ParameterDeclaration::size)
                .sum();
    }

    /** Number of values. */
    public int size() {
        long size = 1;
        for (long dimension : shape) {
            size = Math.multiplyExact(size, dimension);
        }
        return Math.toIntExact(size);
    }

    /**
     * @param rule {@code zeros}, {@code ones}, {@code truncated_normal}: mean 0, cut off at two standard deviations, {@code glorot_uniform}:
     *     ±√(6 / (inputs + outputs)) for each of {@code blocks}, {@code orthogonal}: orthonormal columns of each of {@code blocks}, {@code
     *     forget_gate}: one for the second of four gates, else zero, or {@code training_mean} and {@code training_deviation}: each band's, over the
     *     frames of the training recordings; before they are measured, 0 and 1
     * @param std standard deviation before the cut; only for {@code truncated_normal}, absent otherwise
     * @param blocks matrices that lie one below the other in the parameter, as the gates of an LSTM do; absent: 1
     */
    public record Initialisation(String rule, @Nullable Double std, @Nullable Integer blocks) {
        /** Of a statistic of the training recordings. */
        public static final String TRAINING_MEAN = "training_mean";

        /** Of a statistic of the training recordings. */
        public static final String TRAINING_DEVIATION = "training_deviation";

        private static final Set<String> RULES = Set.of(
                "zeros",
                "ones",
                "truncated_normal",
                "glorot_uniform",
                "orthogonal",
                "forget_gate",
                TRAINING_MEAN,
                TRAINING_DEVIATION);

        public Initialisation {
            requireNonNull(rule, "rule is null");
            if (!RULES.contains(rule)) {
                throw new IllegalArgumentException("unknown initialisation rule: " + rule);
            }
            if (rule.equals("truncated_normal") && !(std != null && std > 0)) {
                throw new IllegalArgumentException("truncated_normal needs a positive std: " + std);
            }
            if (blocks != null && blocks < 1) {
                throw new IllegalArgumentException("blocks must be positive: " + blocks);
            }
        }

        boolean isTrainingStatistic() {
            return rule.equals(TRAINING_MEAN) || rule.equals(TRAINING_DEVIATION);
        }

        /** Matrices in the parameter. */
        public int blockCount() {
            return blocks == null ? 1 : blocks;
        }

        /**
         * The standard deviation.
         *
         * @throws IllegalStateException if the rule has none
         */
        public double deviation() {
            if (std == null) {
                throw new IllegalStateException("rule " + rule + " has no standard deviation");
            }
            return std;
        }
    }
}
