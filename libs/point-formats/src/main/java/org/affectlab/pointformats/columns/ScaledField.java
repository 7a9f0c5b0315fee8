package org.affectlab.pointformats.columns;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.affectlab.pointformats.cloud.ScalarType;

/** A value of a type of the file that stands for value · scale + shift, held as a double. */
public record ScaledField(Column column, ScalarType type, int offset, ByteOrder order, double scale, double shift)
        implements RecordField {
    @Override
    public void decode(ByteBuffer records, int stride, int count, int first) {
        records.order(order);
        Column stored = Column.of(type, count);
        stored.decode(records, offset, stride, count, 0);
        for (int i = 0; i < count; i++) {
            column.set(first + i, stored.get(i) * scale + shift);
        }
    }
}
