package org.affectlab.pointformats.cloud;

import static java.util.Objects.requireNonNull;

/**
 * A named number for each point, with the range that counts as its full scale. Immutable; safe for use by many threads.
 *
 * @param name one of {@link AttributeNames} where the meaning is known, else as the file writes it
 * @param values as the file holds them, never rescaled (but floating colours, see {@link AttributeNames#RED})
 * @param low the value that is 0 in {@link #normalised}
 * @param high the value that is 1 in {@link #normalised}, above low
 */
public record PointAttribute(String name, PointValues values, double low, double high) {
    public PointAttribute {
        requireNonNull(name, "name is null");
        requireNonNull(values, "values is null");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name is empty");
        }
        if (!(low < high)) {
            throw new IllegalArgumentException("low must be below high");
        }
    }

    public double get(int index) {
        return values.get(index);
    }

    /** The value on the scale from low (0) to high (1); not clipped, NaN stays NaN. */
    public float normalised(int index) {
        return (float) ((values.get(index) - low) / (high - low));
    }
}
