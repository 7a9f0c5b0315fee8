package org.affectlab.pointformats.pcd;

import java.util.List;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.ScalarType;
import org.affectlab.pointformats.columns.ColumnSet;
import org.affectlab.pointformats.columns.ColumnSpec;

/**
 * A field of a PCD.
 *
 * @param type of one value
 * @param count of values; fields of several, such as histograms, are passed over
 */
record PcdField(String name, ScalarType type, long count) {
    long bytes() {
        return type.bytes() * count;
    }

    /** Whether it is the library's colour: blue, green, red and alpha in the bytes of one number. */
    boolean isPackedColour() {
        return count == 1 && type.bytes() == 4 && (name.equals("rgb") || name.equals("rgba"));
    }

    /** The columns that it gives: none, one, or red, green and blue. */
    List<ColumnSpec> specs() {
        if (isPackedColour()) {
            return List.of(
                    new ColumnSpec(AttributeNames.RED, ScalarType.UINT8),
                    new ColumnSpec(AttributeNames.GREEN, ScalarType.UINT8),
                    new ColumnSpec(AttributeNames.BLUE, ScalarType.UINT8));
        }
        return count != 1 || name.equals(ColumnSet.PADDING) ? List.of() : List.of(new ColumnSpec(name, type));
    }

    /** Where in the field a column's value stands. */
    int offset(int column) {
        return isPackedColour() ? 2 - column : 0;
    }
}
