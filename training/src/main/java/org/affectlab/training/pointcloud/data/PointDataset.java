package org.affectlab.training.pointcloud.data;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Labelled scenes of one kind.
 *
 * @param name of the data set
 * @param classes whose places are the labels
 * @param scenes at least one, names distinct, in a fixed order
 */
public record PointDataset(String name, List<String> classes, List<SceneSource> scenes) {
    public PointDataset {
        requireNonNull(name, "name is null");
        classes = List.copyOf(classes);
        scenes = List.copyOf(scenes);
        if (scenes.isEmpty()) {
            throw new IllegalArgumentException(name + " has no scenes");
        }
        if (scenes.stream().map(SceneSource::name).distinct().count() != scenes.size()) {
            throw new IllegalArgumentException(name + " has two scenes of one name");
        }
    }

    /** Distinct groups in the order of the scenes. */
    public List<String> groups() {
        return scenes.stream().map(SceneSource::group).distinct().toList();
    }
}
