package org.affectlab.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaddingTest {
    private static double[] filled(TensorType type, double value, int elements) {
        ByteBuffer bytes = ByteBuffer.allocate((elements + 2) * type.byteSize());
        new Padding(type, value).fill(bytes, type.byteSize(), elements * type.byteSize());
        return Tensor.viewOf(type, bytes, elements + 2).toDoubles();
    }

    @ParameterizedTest
    @EnumSource(TensorType.class)
    void fillsExactlyWhatItIsAskedTo(TensorType type) {
        assertThat(filled(type, 1, 5)).containsExactly(0, 1, 1, 1, 1, 1, 0);
        assertThat(filled(type, 1, 0)).containsExactly(0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-2048, -2047, -1025, -3, -1, 0, 1, 2, 1023, 1024, 2047, 2048})
    void halfPrecisionHoldsSmallWholeNumbers(int value) {
        assertThat(filled(TensorType.FLOAT16, value, 1)[1]).isEqualTo(value);
    }

    @Test
    void keepsValuesOfTheOtherTypes() {
        assertThat(filled(TensorType.FLOAT32, -0.25, 1)[1]).isEqualTo(-0.25);
        assertThat(filled(TensorType.FLOAT64, 1e300, 1)[1]).isEqualTo(1e300);
        assertThat(filled(TensorType.UINT8, 255, 1)[1]).isEqualTo(255);
        assertThat(filled(TensorType.INT8, -128, 1)[1]).isEqualTo(-128);
        assertThat(filled(TensorType.INT64, -1e15, 1)[1]).isEqualTo(-1e15);
    }

    @Test
    void refusesWhatTheTypeCannotHold() {
        assertThatThrownBy(() -> new Padding(TensorType.UINT8, -1)).hasMessageContaining("is no UINT8");
        assertThatThrownBy(() -> new Padding(TensorType.INT32, 0.5)).hasMessageContaining("is no INT32");
        assertThatThrownBy(() -> new Padding(TensorType.FLOAT32, 1e300)).hasMessageContaining("is no FLOAT32");
        assertThatThrownBy(() -> new Padding(TensorType.FLOAT16, 4096)).hasMessageContaining("is no FLOAT16");
        assertThatThrownBy(() -> new Padding(TensorType.BOOL, 2)).hasMessageContaining("is no BOOL");
    }
}
