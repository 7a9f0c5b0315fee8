package org.affectlab.pointformats.columns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.ScalarType;

/** 64-bit floats, and 64-bit integers turned into them. */
final class DoubleColumn extends Column {
    private double[] values;

    DoubleColumn(ScalarType type, int capacity) {
        super(type);
        values = new double[capacity];
    }

    DoubleColumn(double[] values) {
        super(ScalarType.FLOAT64);
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
        values[index] = value;
    }

    @Override
    public void decode(ByteBuffer records, int offset, int stride, int count, int first) {
        for (int i = 0; i < count; i++) {
            int position = offset + i * stride;
            values[first + i] = switch (type()) {
                case INT64 -> records.getLong(position);
                case UINT64 -> unsigned(records.getLong(position));
                default -> records.getDouble(position);
            };
        }
    }

    private static double unsigned(long bits) {
        // Halved with its last bit kept, so that it is rounded once.
        return bits >= 0 ? bits : 2.0 * (bits >>> 1 | bits & 1);
    }
}
