package org.affectlab.pointformats.columns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.ScalarType;

/** 8-bit integers. */
final class ByteColumn extends Column {
    private byte[] values;

    ByteColumn(ScalarType type, int capacity) {
        super(type);
        values = new byte[capacity];
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
        return type() == ScalarType.UINT8 ? values[index] & 0xFF : values[index];
    }

    @Override
    public void set(int index, double value) {
        values[index] = (byte) (int) value;
    }

    @Override
    public void decode(ByteBuffer records, int offset, int stride, int count, int first) {
        for (int i = 0; i < count; i++) {
            values[first + i] = records.get(offset + i * stride);
        }
    }
}
