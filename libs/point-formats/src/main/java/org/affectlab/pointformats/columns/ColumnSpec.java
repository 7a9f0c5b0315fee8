package org.affectlab.pointformats.columns;

import static java.util.Objects.requireNonNull;

import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.ScalarType;

/** A column as a file announces it. */
public record ColumnSpec(String fileName, ScalarType type) {
    public ColumnSpec {
        requireNonNull(fileName, "fileName is null");
        requireNonNull(type, "type is null");
    }

    /** For numbers that are written as text: coordinates as doubles, since a float may not hold all their digits. */
    public ColumnSpec withExactText() {
        boolean floatAxis = AttributeNames.axis(fileName) >= 0 && type == ScalarType.FLOAT32;
        return floatAxis ? new ColumnSpec(fileName, ScalarType.FLOAT64) : this;
    }
}
