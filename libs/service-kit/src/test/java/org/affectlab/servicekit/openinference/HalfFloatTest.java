package org.affectlab.servicekit.openinference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorType;
import org.junit.jupiter.api.Test;

class HalfFloatTest {
    private static double value(int bits) {
        ByteBuffer bytes = ByteBuffer.allocate(2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) bits)
                .flip();
        return Tensor.viewOf(TensorType.FLOAT16, bytes, 1).toDoubles()[0];
    }

    @Test
    void everyFiniteHalfComesBack() {
        for (int bits = 0; bits < 0x10000; bits++) {
            if ((bits & 0x7c00) != 0x7c00) {
                assertThat(HalfFloat.of(value(bits))).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void betweenTwoHalvesTheNearerOneIsTaken() {
        for (int bits = 0; bits < 0x7bff; bits++) {
            double middle = (value(bits) + value(bits + 1)) / 2;
            assertThat(HalfFloat.of(Math.nextDown(middle))).isEqualTo((short) bits);
            assertThat(HalfFloat.of(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
            assertThat(HalfFloat.of(middle) & 1).as("ties to even").isZero();
        }
    }

    @Test
    void whatIsTooLargeIsInfinite() {
        assertThat(HalfFloat.of(65_519.99)).isEqualTo((short) 0x7bff);
        assertThat(HalfFloat.of(65_520)).isEqualTo((short) 0x7c00);
        assertThat(HalfFloat.of(-1e300)).isEqualTo((short) 0xfc00);
    }
}
