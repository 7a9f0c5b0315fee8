package org.affectlab.pointformats.las;

import java.util.Optional;
import org.affectlab.pointformats.cloud.ScalarType;

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
    /**
     * The field of a dimension with a type.
     *
     * @param extraOffset where the extra bytes begin in a record
     */
    LasField field(int extraOffset) {
        return new LasField(name, type.orElseThrow(), extraOffset + offset, 0, 0, scale, shift);
    }
}
