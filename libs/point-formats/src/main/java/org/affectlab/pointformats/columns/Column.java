package org.affectlab.pointformats.columns;

import java.nio.ByteBuffer;
import org.affectlab.pointformats.cloud.PointValues;
import org.affectlab.pointformats.cloud.ScalarType;

/**
 * Values of one type that are filled in while a file is read; read-only in the hands of everyone who has it as {@link
 * PointValues}. For one thread until {@link #resize} to its last length; for many after that.
 */
public abstract sealed class Column implements PointValues
        permits ByteColumn, ShortColumn, IntColumn, FloatColumn, DoubleColumn {
    private final ScalarType type;

    Column(ScalarType type) {
        this.type = type;
    }

    /** A column of the type with room for some points, all 0. 64-bit integers are held as doubles. */
    public static Column of(ScalarType type, int capacity) {
        return switch (type) {
            case INT8, UINT8 -> new ByteColumn(type, capacity);
            case INT16, UINT16 -> new ShortColumn(type, capacity);
            case INT32, UINT32 -> new IntColumn(type, capacity);
            case FLOAT32 -> new FloatColumn(type, capacity);
            case FLOAT64, INT64, UINT64 -> new DoubleColumn(type, capacity);
        };
    }

    /** 32-bit floats; the array is kept. */
    public static Column of(float[] values) {
        return new FloatColumn(values);
    }

    /** 64-bit floats; the array is kept. */
    public static Column of(double[] values) {
        return new DoubleColumn(values);
    }

    @Override
    public final ScalarType type() {
        return type;
    }

    /** Copies to an array of exactly this length; does nothing when it has it. */
    public abstract void resize(int length);

    /** Stores a value that the type can hold; what it cannot is narrowed as Java's casts do. */
    public abstract void set(int index, double value);

    /**
     * Takes a field out of records that stand one after another, in the buffer's byte order.
     *
     * @param offset of the field in the first record
     * @param stride from one record to the next
     * @param count of records
     * @param first index of the first record's point in this column
     */
    public abstract void decode(ByteBuffer records, int offset, int stride, int count, int first);
}
