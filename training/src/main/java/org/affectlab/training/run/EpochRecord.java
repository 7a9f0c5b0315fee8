package org.affectlab.training.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One line of a run's log.
 *
 * @param epoch counts from 1
 * @param loss mean training loss
 * @param learningRate of the epoch's last step
 * @param gradientNorm mean before clipping
 * @param seconds of training, without evaluation
 * @param windowsPerSecond trained
 * @param augmentMs mean a step, as are the following
 * @param validation absent when the epoch was not evaluated or the run has no validation speakers
 * @param test absent when the epoch was not evaluated; never used to choose anything
 * @param aligned absent in runs without a target corpus
 */
public record EpochRecord(
        int epoch,
        double loss,
        double learningRate,
        double gradientNorm,
        double seconds,
        double windowsPerSecond,
        double augmentMs,
        double featuresMs,
        double forwardMs,
        double backwardMs,
        double optimiserMs,
        @Nullable Score validation,
        @Nullable Score test,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Aligned aligned) {

    /** What an evaluation says in short: mean cross-entropy a window, accuracy and unweighted recall of the clips. */
    public record Score(double loss, double war, double uar) {}

    /**
     * Means over the steps of an epoch.
     *
     * @param regression cross-entropy of the source alone
     * @param penalty of the alignment, before its weight
     * @param density share of W's entries that are not zero; absent where there is no W
     */
    public record Aligned(double regression, double penalty, @Nullable Double density) {}

    public EpochRecord withScores(@Nullable Score validationScore, @Nullable Score testScore) {
        return new EpochRecord(
                epoch,
                loss,
                learningRate,
                gradientNorm,
                seconds,
                windowsPerSecond,
                augmentMs,
                featuresMs,
                forwardMs,
                backwardMs,
                optimiserMs,
                validationScore,
                testScore,
                aligned);
    }
}
