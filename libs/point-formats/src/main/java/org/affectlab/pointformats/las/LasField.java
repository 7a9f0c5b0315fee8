package org.affectlab.pointformats.las;

import org.affectlab.pointformats.cloud.ScalarType;

/**
 * A value of a point record.
 *
 * @param offset in the record
 * @param shift of the value's lowest bit, where it shares its byte
 * @param bits of the value, where it shares its byte; else 0
 */
record LasField(String name, ScalarType type, int offset, int shift, int bits) {
    LasField(String name, ScalarType type, int offset) {
        this(name, type, offset, 0, 0);
    }
}
