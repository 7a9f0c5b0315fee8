package org.affectlab.pointformats.columns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.ScalarType;

/** 16-bit integers. */
final class ShortColumn extends Column {
    private short[] values;

    ShortColumn(ScalarType type, int capacity) {
        super(type);
        values = new short[capacity];
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public void resize(int length) {
        if (length != values.length) {
            values = Arrays.copyOf(values, length);
        }
    }

    @Override
    public double get(int index) {
        return type() == ScalarType.UINT16 ? values[index] & 0xFFFF : values[index];
    }

    @Override
    public void set(int index, double value) {
        values[index] = (short) (int) value;
    }

    @Override
    public void decode(ByteBuffer records, int offset, int stride, int count, int first) {
        for (int i = 0; i < count; i++) {
            values[first + i] = records.getShort(offset + i * stride);
        }
    }
}
