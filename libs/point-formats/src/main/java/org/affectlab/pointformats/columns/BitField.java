package org.affectlab.pointformats.columns;

import java.nio.ByteBuffer;

/**
 * Some bits of a byte.
 *
 * @param shift of the lowest of them
 */
public record BitField(Column column, int offset, int shift, int bits) implements RecordField {
    @Override
    public void decode(ByteBuffer records, int stride, int count, int first) {
        int mask = (1 << bits) - 1;
        for (int i = 0; i < count; i++) {
            column.set(first + i, records.get(offset + i * stride) >> shift & mask);
        }
    }
}
