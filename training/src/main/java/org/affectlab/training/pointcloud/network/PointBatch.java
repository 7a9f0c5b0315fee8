package org.affectlab.training.pointcloud.network;

import java.util.Arrays;
import java.util.List;
import org.affectlab.pointscenes.LabelledScene;
import org.affectlab.pointscenes.SceneInput;

/**
 * Inputs with the classes of their points.
 *
 * @param labels int[inputs × N], {@link LabelledScene#IGNORED} where there is none
 */
public record PointBatch(List<SceneInput> inputs, int[] labels) {
    public PointBatch {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()
                || labels.length != inputs.stream().mapToInt(SceneInput::size).sum()) {
            throw new IllegalArgumentException("there must be a label for each point of at least one input");
        }
    }

    /** Points that have a class. */
    public int labelled() {
        return (int) Arrays.stream(labels)
                .filter(label -> label != LabelledScene.IGNORED)
                .count();
    }
}
