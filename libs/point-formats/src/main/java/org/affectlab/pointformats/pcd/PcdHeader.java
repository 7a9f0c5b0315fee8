package org.affectlab.pointformats.pcd;

import java.util.List;
import org.affectlab.pointformats.columns.ColumnSpec;

/** The header of a PCD, checked in itself. */
record PcdHeader(List<PcdField> fields, long points, Data data) {
    /** How the points are written. */
    enum Data {
        ASCII,
        BINARY,
        BINARY_COMPRESSED
    }

    PcdHeader {
        fields = List.copyOf(fields);
    }

    List<ColumnSpec> specs() {
        return fields.stream()
                .flatMap(field -> field.specs().stream())
                .map(spec -> data == Data.ASCII ? spec.withExactText() : spec)
                .toList();
    }

    /** Bytes of a point in binary data. */
    long stride() {
        return fields.stream().mapToLong(PcdField::bytes).sum();
    }
}
