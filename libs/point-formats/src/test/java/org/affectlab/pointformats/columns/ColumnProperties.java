package org.affectlab.pointformats.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.affectlab.pointformats.cloud.ScalarType;

class ColumnProperties {
    @Property
    void valuesAreTakenOutOfRecords(
            @ForAll ScalarType type,
            @ForAll @Size(min = 1, max = 20) long[] bits,
            @ForAll @IntRange(max = 5) int before,
            @ForAll @IntRange(max = 5) int after,
            @ForAll boolean bigEndian) {
        ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int stride = before + type.bytes() + after;
        ByteBuffer records = ByteBuffer.allocate(bits.length * stride).order(order);
        for (int i = 0; i < bits.length; i++) {
            int at = i * stride + before;
            switch (type.bytes()) {
                case 1 -> records.put(at, (byte) bits[i]);
                case 2 -> records.putShort(at, (short) bits[i]);
                case 4 -> records.putInt(at, (int) bits[i]);
                default -> records.putLong(at, bits[i]);
            }
        }
        Column column = Column.of(type, bits.length + 2);
        new ScalarField(column, before, order).decode(records.order(ByteOrder.BIG_ENDIAN), stride, bits.length, 1);
        column.resize(bits.length + 1);
        assertThat(column.size()).isEqualTo(bits.length + 1);
        assertThat(column.get(0)).isZero();
        for (int i = 0; i < bits.length; i++) {
            assertThat(column.get(i + 1)).isEqualTo(expected(type, bits[i]));
        }
    }

    private static Double expected(ScalarType type, long bits) {
        return switch (type) {
            case INT8 -> (double) (byte) bits;
            case UINT8 -> (double) (bits & 0xFF);
            case INT16 -> (double) (short) bits;
            case UINT16 -> (double) (bits & 0xFFFF);
            case INT32 -> (double) (int) bits;
            case UINT32 -> (double) (bits & 0xFFFF_FFFFL);
            case INT64 -> (double) bits;
            case UINT64 -> new BigInteger(Long.toUnsignedString(bits)).doubleValue();
            case FLOAT32 -> (double) Float.intBitsToFloat((int) bits);
            case FLOAT64 -> Double.longBitsToDouble(bits);
        };
    }

    @Property
    void whatATypeHoldsComesBack(@ForAll ScalarType type, @ForAll int value) {
        double held = Math.max(type.smallest(), Math.min(type.largest(), value));
        Column column = Column.of(type, 1);
        column.set(0, held);
        assertThat(column.get(0)).isEqualTo(type == ScalarType.FLOAT32 ? (float) held : held);
    }
}
