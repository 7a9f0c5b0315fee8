package org.affectlab.pointformats.cloud;

import static java.util.Objects.requireNonNull;

/**
 * A class that points are told apart by.
 *
 * @param id in predictions and in NPY, PLY and CSV, 0 to 254
 * @param name a letter, then letters, digits, {@code _ - .} and spaces, 32 at most; also the name of its probability
 * @param asprsCode in the classification of LAS, 0 to 255
 */
public record PointClass(int id, String name, int asprsCode) {
    public PointClass {
        if (id < 0 || id >= PointPredictions.NONE) {
            throw new IllegalArgumentException("id must be 0 to 254");
        }
        if (!requireNonNull(name, "name is null").matches("[A-Za-z][A-Za-z0-9_. -]{0,31}")) {
            throw new IllegalArgumentException("name must be letters, digits, _ - . and spaces, 32 at most");
        }
        if (asprsCode < 0 || asprsCode > 255) {
            throw new IllegalArgumentException("asprsCode must be 0 to 255");
        }
    }
}
