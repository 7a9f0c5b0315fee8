package org.affectlab.inference.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearParametersTest {
    private static Map<String, Tensor> arrays() {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("weight", Tensor.ofFloats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        arrays.put("bias", Tensor.ofFloats(new float[] {0.5f, -1}, 2));
        arrays.put("minimum", Tensor.ofFloats(new float[] {0, 10, 7}, 3));
        arrays.put("range", Tensor.ofFloats(new float[] {1, 20, 0}, 3));
        arrays.put("scale", Tensor.ofFloats(new float[] {2}, 1));
        return arrays;
    }

    @Test
    void surviveTheArchive() throws Exception {
        LinearParameters parameters = LinearParameters.of(arrays());
        assertThat(LinearParameters.ofNpz(parameters.toNpz())).isEqualTo(parameters);
        assertThat(NpzFile.read(parameters.toNpz())).isEqualTo(arrays());
        assertThat(parameters.labels()).isEqualTo(2);
        assertThat(parameters.features()).isEqualTo(3);
    }

    @Test
    void comeFromNumbers() {
        LinearParameters parameters = LinearParameters.of(
                new double[][] {{1, 2, 3}, {4, 5, 6}},
                new double[] {0.5, -1},
                new double[] {0, 10, 7},
                new double[] {1, 20, 0},
                2);
        assertThat(parameters).isEqualTo(LinearParameters.of(arrays()));
    }

    @Test
    void numbersMustFitEachOther() {
        double[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearParameters.of(new double[][] {{1}, {1, 2}}, one, one, one, 1))
                .withMessageContaining("rows of weight");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearParameters.of(new double[0][], one, one, one, 1))
                .withMessageContaining("no rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearParameters.of(new double[][] {{1e300}}, one, one, one, 1))
                .withMessageContaining("not finite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weight", "bias", "minimum", "range", "scale"})
    void everyArrayIsNeeded(String name) {
        Map<String, Tensor> arrays = arrays();
        arrays.remove(name);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearParameters.of(arrays))
                .withMessageContaining("no array " + name);
    }

    @ParameterizedTest
    @CsvSource({"weight,6", "bias,3", "minimum,2", "range,4", "scale,2", "bias,0"})
    void everyShapeMustFit(String name, int length) {
        Map<String, Tensor> arrays = arrays();
        arrays.put(name, Tensor.ofFloats(new float[length], length));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearParameters.of(arrays))
                .withMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"scale,0", "scale,-1", "scale,NaN", "scale,Infinity"})
    void theScaleIsAPositiveNumber(String name, float value) {
        Map<String, Tensor> arrays = arrays();
        arrays.put(name, Tensor.ofFloats(new float[] {value}, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearParameters.of(arrays))
                .withMessageContaining(name);
    }

    @Test
    void refusesNegativeRangesOtherTypesAndOtherArrays() {
        Map<String, Tensor> negative = arrays();
        negative.put("range", Tensor.ofFloats(new float[] {1, -1, 1}, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearParameters.of(negative))
                .withMessageContaining("negative");
        Map<String, Tensor> doubles = arrays();
        doubles.put("bias", Tensor.ofDoubles(new double[] {0, 0}, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearParameters.of(doubles))
                .withMessageContaining("bias must be FLOAT32");
        Map<String, Tensor> more = arrays();
        more.put("other", Tensor.ofFloats(new float[] {1}, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearParameters.of(more))
                .withMessageContaining("other");
        Map<String, Tensor> empty = arrays();
        empty.put("weight", Tensor.ofFloats(new float[0], 2, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearParameters.of(empty))
                .withMessageContaining("no elements");
    }

    @Test
    void refusesWhatIsNoArchive() {
        assertThatIOException().isThrownBy(() -> LinearParameters.ofNpz(new byte[] {1, 2, 3}));
    }

    @Test
    void mapsScaledFeatures() {
        LinearMap map = new LinearMap(LinearParameters.of(arrays()));
        // u = (3, 0.5, 0): the third feature is constant.
        assertThat(map.logits(new float[] {3, 20, 99})).containsExactly(2 * (0.5f + 3 + 1), 2 * (-1 + 12 + 2.5f));
        assertThat(map.logits(new float[] {3, 20, 99, 0, 10, 7}, 2)).containsExactly(9, 27, 1, -2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> map.logits(new float[2]))
                .withMessageContaining("3 features");
        assertThat(map.labels()).isEqualTo(2);
        assertThat(map.features()).isEqualTo(3);
    }
}
