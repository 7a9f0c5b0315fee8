package org.affectlab.pointscenes;

import static java.util.Objects.requireNonNull;

/**
 * A scene whose classes are known. Arrays are shared, not copied.
 *
 * @param labels int[M]: the class that most points of a voxel have, or {@link #IGNORED}
 * @param rawLabels the class of every point of the cloud, or {@link #IGNORED}
 */
public record LabelledScene(Scene scene, int[] labels, int[] rawLabels) {
    /** Of points that neither train nor are scored. */
    public static final int IGNORED = -1;

    public LabelledScene {
        requireNonNull(scene, "scene is null");
        if (labels.length != scene.points() || rawLabels.length != scene.rawPoints()) {
            throw new IllegalArgumentException("there must be a label for each point");
        }
    }
}
