package org.affectlab.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class TensorTest {
    @Test
    void keepsValuesAndShape() {
        Tensor tensor = Tensor.ofFloats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertThat(tensor.type()).isEqualTo(TensorType.FLOAT32);
        assertThat(tensor.shape()).containsExactly(2, 3);
        assertThat(tensor.rank()).isEqualTo(2);
        assertThat(tensor.elementCount()).isEqualTo(6);
        assertThat(tensor.byteSize()).isEqualTo(24);
        assertThat(tensor.toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(tensor).hasToString("FLOAT32(2, 3)");
    }

    @Test
    void doesNotChangeWithWhatItWasMadeOf() {
        float[] values = {1, 2};
        long[] shape = {2};
        Tensor tensor = Tensor.ofFloats(values, shape);
        values[0] = 9;
        shape[0] = 9;
        tensor.shape()[0] = 9;
        assertThat(tensor.shape()).containsExactly(2);
        assertThat(tensor.toFloats()).containsExactly(1, 2);
        assertThatThrownBy(() -> tensor.data().put(0, (byte) 1)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void copyOfCopiesAndViewOfDoesNot() {
        ByteBuffer source = ByteBuffer.allocateDirect(8).order(ByteOrder.LITTLE_ENDIAN);
        source.putFloat(0, 1).putFloat(4, 2);
        Tensor copy = Tensor.copyOf(TensorType.FLOAT32, source, 2);
        Tensor view = Tensor.viewOf(TensorType.FLOAT32, source, 2);
        source.putFloat(0, 7);
        assertThat(copy.toFloats()).containsExactly(1, 2);
        assertThat(view.toFloats()).containsExactly(7, 2);
        assertThat(view.data().isDirect()).isTrue();
        assertThat(source.position()).isZero();
    }

    @Test
    void givesRowsWithoutTheirDimension() {
        Tensor tensor = Tensor.ofLongs(new long[] {1, 2, 3, 4, 5, 6}, 3, 2);
        assertThat(tensor.row(1).toLongs()).containsExactly(3, 4);
        assertThat(tensor.row(2).shape()).containsExactly(2);
        assertThatThrownBy(() -> tensor.row(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tensor.row(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Tensor.ofFloats(new float[] {1}).row(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void widensEveryType() {
        assertThat(Tensor.ofDoubles(new double[] {0.1}, 1).toDoubles()).containsExactly(0.1);
        assertThat(Tensor.ofInts(new int[] {-5}, 1).toDoubles()).containsExactly(-5);
        assertThat(bytes(TensorType.UINT8, 255, 1).toDoubles()).containsExactly(255, 1);
        assertThat(bytes(TensorType.INT8, 255, 1).toDoubles()).containsExactly(-1, 1);
        assertThat(bytes(TensorType.BOOL, 0, 1).toDoubles()).containsExactly(0, 1);
    }

    @Test
    void widensHalfPrecision() {
        // IEEE 754 binary16: 1, -2, 65504 (largest), 2^-24 (smallest subnormal), 2^-14 (smallest normal), infinity,
        // NaN, -0.
        Tensor halves = bytes(
                TensorType.FLOAT16,
                0x00,
                0x3c,
                0x00,
                0xc0,
                0xff,
                0x7b,
                0x01,
                0x00,
                0x00,
                0x04,
                0x00,
                0x7c,
                0x01,
                0x7c,
                0x00,
                0x80);
        assertThat(halves.toDoubles())
                .containsExactly(
                        1, -2, 65504, Math.pow(2, -24), Math.pow(2, -14), Double.POSITIVE_INFINITY, Double.NaN, -0.0);
    }

    private static Tensor bytes(TensorType type, int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return Tensor.copyOf(type, buffer.flip(), values.length / type.byteSize());
    }

    @Test
    void refusesShapesThatDoNotFit() {
        assertThatThrownBy(() -> Tensor.ofFloats(new float[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs 24 bytes, but there are 20");
        assertThatThrownBy(() -> Tensor.ofFloats(new float[0], -1, 0)).hasMessageContaining("negative");
        assertThatThrownBy(() -> Tensor.byteSize(TensorType.INT8, Long.MAX_VALUE, 2))
                .hasMessageContaining("too many");
        assertThatThrownBy(() -> Tensor.byteSize(TensorType.FLOAT64, Long.MAX_VALUE / 2))
                .hasMessageContaining("too many");
        assertThatThrownBy(() -> Tensor.byteSize(TensorType.INT8, 0, Long.MAX_VALUE, 2))
                .hasMessageContaining("too many");
    }

    @Test
    void refusesToReadAnotherType() {
        assertThatThrownBy(() -> Tensor.ofInts(new int[1], 1).toFloats()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Tensor.ofInts(new int[1], 1).toLongs()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void equalsByTypeShapeAndValues() {
        Tensor tensor = Tensor.ofFloats(new float[] {1, 2}, 2);
        assertThat(tensor)
                .isEqualTo(Tensor.ofFloats(new float[] {1, 2}, 2))
                .hasSameHashCodeAs(Tensor.ofFloats(new float[] {1, 2}, 2));
        assertThat(tensor).isNotEqualTo(Tensor.ofFloats(new float[] {1, 2}, 1, 2));
        assertThat(tensor).isNotEqualTo(Tensor.ofFloats(new float[] {1, 3}, 2));
        assertThat(tensor).isNotEqualTo(Tensor.copyOf(TensorType.INT32, tensor.data(), 2));
    }

    @Test
    void mayBeEmptyOrScalar() {
        assertThat(Tensor.ofFloats(new float[0], 0, 3).byteSize()).isZero();
        assertThat(Tensor.ofFloats(new float[] {4}).toDoubles()).containsExactly(4);
    }
}
