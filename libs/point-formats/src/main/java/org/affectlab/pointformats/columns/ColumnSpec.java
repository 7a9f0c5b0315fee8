package org.affectlab.pointformats.columns;

import static java.util.Objects.requireNonNull;

import org.affectlab.pointformats.cloud.ScalarType;

/** A column as a file announces it. */
public record ColumnSpec(String fileName, ScalarType type) {
    public ColumnSpec {
        requireNonNull(fileName, "fileName is null");
        requireNonNull(type, "type is null");
    }
}
