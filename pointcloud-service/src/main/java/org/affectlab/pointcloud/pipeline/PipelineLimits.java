package org.affectlab.pointcloud.pipeline;

/**
 * How much is worked on.
 *
 * @param maxPoints most points of a cloud whose client waits
 * @param maxJobPoints most points of a cloud of a job
 * @param maxScenePoints most points on the model's grid of a cloud whose client waits
 */
public record PipelineLimits(int maxPoints, int maxJobPoints, int maxScenePoints) {
    public PipelineLimits {
        if (maxPoints < CloudCheck.MIN_POINTS || maxJobPoints < maxPoints || maxScenePoints < 1) {
            throw new IllegalArgumentException("maxPoints must be at least " + CloudCheck.MIN_POINTS
                    + ", maxJobPoints at least maxPoints, maxScenePoints positive");
        }
    }
}
