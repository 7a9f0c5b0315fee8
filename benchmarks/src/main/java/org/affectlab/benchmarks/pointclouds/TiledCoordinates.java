package org.affectlab.benchmarks.pointclouds;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.affectlab.pointformats.cloud.Coordinates;

/**
 * The coordinates of copies of a scene, one copy after the other, row by row of a rectangle.
 *
 * @param size points of all copies; the last one may be cut
 * @param columns copies of a row
 * @param width shift from one copy of a row to the next, in x
 * @param depth shift from one row to the next, in y
 */
record TiledCoordinates(Coordinates scene, int size, int columns, double width, double depth) implements Coordinates {
    TiledCoordinates {
        requireNonNull(scene, "scene is null");
        if (size < 1 || columns < 1) {
            throw new IllegalArgumentException("size and columns must be 1 or more");
        }
        if (!(width >= 0 && depth >= 0)) {
            throw new IllegalArgumentException("width and depth must not be negative");
        }
    }

    @Override
    public Kind kind() {
        return Kind.FLOAT64;
    }

    @Override
    public double x(int index) {
        return scene.x(within(index)) + copy(index) % columns * width;
    }

    @Override
    public double y(int index) {
        return scene.y(within(index)) + copy(index) / columns * depth;
    }

    @Override
    public double z(int index) {
        return scene.z(within(index));
    }

    private int copy(int index) {
        return index / scene.size();
    }

    private int within(int index) {
        return Objects.checkIndex(index, size) % scene.size();
    }
}
