package org.affectlab.training.pointcloud.run;

import org.jspecify.annotations.Nullable;

/**
 * One line of a run's log.
 *
 * @param epoch counts from 1
 * @param loss mean of the steps: cross-entropy plus weighted regulariser
 * @param crossEntropy mean, weighted by class
 * @param regulariser of the dictionaries, mean, before its weight
 * @param learningRate of the epoch's last step
 * @param gradientNorm mean before clipping
 * @param seconds of training, without evaluation
 * @param pointsPerSecond trained: points of inputs, repeated ones included
 * @param inputMs mean a step, as are the following
 * @param heldOut absent when the epoch was not evaluated or nothing is held out
 */
public record PointEpochRecord(
        int epoch,
        double loss,
        double crossEntropy,
        double regulariser,
        double learningRate,
        double gradientNorm,
        double seconds,
        double pointsPerSecond,
        double inputMs,
        double forwardMs,
        double backwardMs,
        double optimiserMs,
        @Nullable Score heldOut) {

    /** What an evaluation of every point says in short. */
    public record Score(double meanIou, double accuracy) {}

    PointEpochRecord withScore(@Nullable Score score) {
        return new PointEpochRecord(
                epoch,
                loss,
                crossEntropy,
                regulariser,
                learningRate,
                gradientNorm,
                seconds,
                pointsPerSecond,
                inputMs,
                forwardMs,
                backwardMs,
                optimiserMs,
                score);
    }
}
