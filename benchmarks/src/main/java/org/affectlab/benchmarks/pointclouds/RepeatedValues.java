package org.affectlab.benchmarks.pointclouds;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.affectlab.pointformats.cloud.PointValues;
import org.affectlab.pointformats.cloud.ScalarType;

/**
 * The values of a scene again and again.
 *
 * @param size of all repetitions; the last one may be cut
 */
record RepeatedValues(PointValues scene, int size) implements PointValues {
    RepeatedValues {
        requireNonNull(scene, "scene is null");
        if (size < 1) {
            throw new IllegalArgumentException("size must be 1 or more");
        }
    }

    @Override
    public ScalarType type() {
        return scene.type();
    }

    @Override
    public double get(int index) {
        return scene.get(Objects.checkIndex(index, size) % scene.size());
    }
}
