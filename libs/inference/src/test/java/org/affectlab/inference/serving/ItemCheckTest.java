package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.DimensionSizes;
import org.affectlab.inference.Fixtures;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemCheckTest {
    private static ModelManifest manifest(TensorType type, boolean nonFinite) {
        TensorSpec x = TensorSpec.of("x", type, 3);
        return Fixtures.manifest(
                "checked",
                "1",
                new BatchingPolicy(1, 0, List.of()),
                List.of(new TensorSpec("x", x.shape(), type, nonFinite)),
                List.of(TensorSpec.of("y", TensorType.FLOAT32, 1)));
    }

    private static void refused(ModelManifest manifest, Tensor input, String message) {
        assertThatThrownBy(() -> ItemCheck.check(manifest, List.of(input)))
                .isInstanceOfSatisfying(
                        InferenceException.class, e -> assertThat(e.code()).isEqualTo(Code.INVALID_INPUT))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNonFiniteValuesUnlessTheManifestAllowsThem(double bad) {
        Tensor doubles = Tensor.ofDoubles(new double[] {1, 2, bad}, 3);
        refused(manifest(TensorType.FLOAT64, false), doubles, "NaN or an infinity at position 2");
        assertThat(ItemCheck.check(manifest(TensorType.FLOAT64, true), List.of(doubles)))
                .isEqualTo(DimensionSizes.none());
        Tensor floats = Tensor.ofFloats(new float[] {1, (float) bad, 3}, 3);
        refused(manifest(TensorType.FLOAT32, false), floats, "at position 1");
        ItemCheck.check(manifest(TensorType.FLOAT32, true), List.of(floats));
    }

    @ParameterizedTest
    @ValueSource(shorts = {0x7c00, 0x7e00, (short) 0xfc00, (short) 0xfe01})
    void refusesNonFiniteHalves(short bits) {
        ByteBuffer halves =
                ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN).putShort(4, bits);
        refused(manifest(TensorType.FLOAT16, false), Tensor.viewOf(TensorType.FLOAT16, halves, 3), "position 2");
    }

    @Test
    void acceptsTheLargestFiniteValues() {
        ItemCheck.check(
                manifest(TensorType.FLOAT32, false),
                List.of(Tensor.ofFloats(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE}, 3)));
        ItemCheck.check(
                manifest(TensorType.FLOAT64, false),
                List.of(Tensor.ofDoubles(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, -0.0}, 3)));
    }

    @ParameterizedTest
    @EnumSource(names = {"INT8", "UINT8", "INT32", "INT64"})
    void acceptsEveryWholeNumber(TensorType type) {
        byte[] bytes = new byte[3 * type.byteSize()];
        Arrays.fill(bytes, (byte) 0xff);
        ItemCheck.check(manifest(type, false), List.of(Tensor.viewOf(type, ByteBuffer.wrap(bytes), 3)));
    }

    @Test
    void booleansAreZeroOrOne() {
        ModelManifest manifest = manifest(TensorType.BOOL, true);
        ItemCheck.check(manifest, List.of(Tensor.viewOf(TensorType.BOOL, ByteBuffer.wrap(new byte[] {0, 1, 0}), 3)));
        refused(
                manifest,
                Tensor.viewOf(TensorType.BOOL, ByteBuffer.wrap(new byte[] {0, 2, 0}), 3),
                "a boolean other than 0 and 1 at position 1");
    }
}
