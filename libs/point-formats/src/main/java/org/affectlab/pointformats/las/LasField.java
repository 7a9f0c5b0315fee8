package org.affectlab.pointformats.las;

import java.nio.ByteOrder;
import java.util.BitSet;
import org.affectlab.pointformats.cloud.ScalarType;
import org.affectlab.pointformats.columns.BitField;
import org.affectlab.pointformats.columns.Column;
import org.affectlab.pointformats.columns.ColumnSpec;
import org.affectlab.pointformats.columns.RecordField;
import org.affectlab.pointformats.columns.ScalarField;
import org.affectlab.pointformats.columns.ScaledField;

/**
 * A value of a point record.
 *
 * @param offset in the record
 * @param lowestBit of the value, where it shares its byte
 * @param bits of the value, where it shares its byte; else 0
 * @param scale with which the value is multiplied; 1 for one that is not
 * @param shift that is added after that; 0 for none
 */
record LasField(String name, ScalarType type, int offset, int lowestBit, int bits, double scale, double shift) {
    LasField(String name, ScalarType type, int offset) {
        this(name, type, offset, 0, 0, 1, 0);
    }

    LasField(String name, ScalarType type, int offset, int lowestBit, int bits) {
        this(name, type, offset, lowestBit, bits, 1, 0);
    }

    private boolean isScaled() {
        return scale != 1 || shift != 0;
    }

    ColumnSpec spec() {
        return new ColumnSpec(name, isScaled() ? ScalarType.FLOAT64 : type);
    }

    void addPlaces(BitSet places) {
        places.set(offset, offset + type.bytes());
    }

    /** The field of a column of its spec. */
    RecordField into(Column column) {
        if (bits > 0) {
            return new BitField(column, offset, lowestBit, bits);
        }
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        return isScaled()
                ? new ScaledField(column, type, offset, order, scale, shift)
                : new ScalarField(column, offset, order);
    }
}
