package org.affectlab.pointformats.las;

import java.util.Optional;
import org.affectlab.pointformats.cloud.ScalarType;
import org.affectlab.pointformats.columns.RecordField;
import org.affectlab.pointformats.columns.ScalarField;
import org.affectlab.pointformats.columns.ScaledField;

/**
 * A part of the extra bytes of a record.
 *
 * @param offset within the extra bytes
 * @param bytes that it takes
 * @param type of its one value; empty for bytes without a type and for the deprecated arrays
 * @param scale with which the value is multiplied; 1 where the file gives none
 * @param shift that is added after that; 0 where the file gives none
 */
record ExtraDimension(String name, int offset, int bytes, Optional<ScalarType> type, double scale, double shift) {
    boolean isScaled() {
        return scale != 1 || shift != 0;
    }

    /** The type in memory, of a dimension with a type. */
    ScalarType columnType() {
        return isScaled() ? ScalarType.FLOAT64 : type.orElseThrow();
    }

    /** The field with scale and shift applied. */
    RecordField scaled(ScalarField field) {
        return new ScaledField(field.column(), type.orElseThrow(), field.offset(), field.order(), scale, shift);
    }
}
