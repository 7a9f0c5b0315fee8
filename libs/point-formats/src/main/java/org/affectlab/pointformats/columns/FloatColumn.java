package org.affectlab.pointformats.columns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.ScalarType;

/** 32-bit floats. */
final class FloatColumn extends Column {
    private float[] values;

    FloatColumn(ScalarType type, int capacity) {
        super(type);
        values = new float[capacity];
    }

    FloatColumn(float[] values) {
        super(ScalarType.FLOAT32);
        this.values = values;
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
        return values[index];
    }

    @Override
    public void set(int index, double value) {
        values[index] = (float) value;
    }

    @Override
    public void decode(ByteBuffer records, int offset, int stride, int count, int first) {
        for (int i = 0; i < count; i++) {
            values[first + i] = records.getFloat(offset + i * stride);
        }
    }
}
