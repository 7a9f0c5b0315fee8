package org.affectlab.training.pointcloud.run;

import static java.util.Objects.requireNonNull;

/**
 * How a held-out scene was segmented.
 *
 * @param scene its name
 * @param confusion of every point that has a class, true × predicted
 * @param points of the cloud, those without a class included
 * @param scenePoints points that the network was given
 * @param inputs that it answered
 * @param seconds from the scene in memory to the classes of all points
 */
public record SceneScore(String scene, long[][] confusion, int points, int scenePoints, int inputs, double seconds) {
    public SceneScore {
        requireNonNull(scene, "scene is null");
        requireNonNull(confusion, "confusion is null");
    }
}
