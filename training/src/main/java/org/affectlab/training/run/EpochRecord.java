package org.affectlab.training.run;

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
        @Nullable Score test) {

    /** What an evaluation says in short: mean cross-entropy a window, accuracy and unweighted recall of the clips. */
    public record Score(double loss, double war, double uar) {}

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
                testScore);
    }
}
