package org.affectlab.pointscenes;

import static java.util.Objects.requireNonNull;

/**
 * What a network says of a whole scene: a probability of each class for every point. Immutable.
 *
 * @param values float[M × C], rows add up to 1; shared, not copied
 * @param inputs that the network was given for it
 */
public record SceneProbabilities(Scene scene, int classes, float[] values, int inputs) {
    public SceneProbabilities {
        requireNonNull(scene, "scene is null");
        if (classes < 1 || values.length != (long) scene.points() * classes) {
            throw new IllegalArgumentException("there must be a probability of each class for each point");
        }
    }

    /** The most probable class of each point of the scene, the first of several. */
    public int[] classesOfPoints() {
        int[] best = new int[scene.points()];
        for (int point = 0; point < best.length; point++) {
            for (int label = 1; label < classes; label++) {
                if (values[point * classes + label] > values[point * classes + best[point]]) {
                    best[point] = label;
                }
            }
        }
        return best;
    }

    /** The class of every point of the cloud, in its order; −1 for a point that is not finite. */
    public int[] classesOfRawPoints() {
        int[] best = classesOfPoints();
        int[] all = new int[scene.rawPoints()];
        for (int raw = 0; raw < all.length; raw++) {
            int point = scene.pointOf(raw);
            all[raw] = point < 0 ? -1 : best[point];
        }
        return all;
    }

    /** The probability of a class for a point of the cloud; NaN if the point is not finite. */
    public float probability(int raw, int label) {
        int point = scene.pointOf(raw);
        return point < 0 ? Float.NaN : values[point * classes + label];
    }
}
