package org.affectlab.pointformats.columns;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A value of the column's own type at an offset of the record. */
public record ScalarField(Column column, int offset, ByteOrder order) implements RecordField {
    @Override
    public void decode(ByteBuffer records, int stride, int count, int first) {
        records.order(order);
        column.decode(records, offset, stride, count, first);
    }
}
