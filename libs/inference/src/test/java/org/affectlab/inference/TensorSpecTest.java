package org.affectlab.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorSpecTest {
    @Test
    void knowsShapesOfItemAndBatch() {
        TensorSpec spec = TensorSpec.of("waveform", TensorType.FLOAT32, 2, 41_200);
        assertThat(spec.itemShape()).containsExactly(2, 41_200);
        assertThat(spec.batchShape(8)).containsExactly(8, 2, 41_200);
        assertThat(spec.itemByteSize()).isEqualTo(4 * 2 * 41_200);
        assertThat(spec.shape()).hasToString("[batch, 2, 41200]");
    }

    @Test
    void anItemMayBeAScalar() {
        TensorSpec spec = TensorSpec.of("score", TensorType.FLOAT64);
        assertThat(spec.itemShape()).isEmpty();
        assertThat(spec.itemByteSize()).isEqualTo(8);
        assertThat(spec.batchShape(3)).containsExactly(3);
    }

    @Test
    void beginsWithTheBatchOnceOnly() {
        assertThatThrownBy(() -> new TensorSpec("x", List.of(), TensorType.FLOAT32))
                .hasMessageContaining("must begin with");
        assertThatThrownBy(
                        () -> new TensorSpec("x", List.of(Dimension.fixed(2), Dimension.batch()), TensorType.FLOAT32))
                .hasMessageContaining("must begin with");
        assertThatThrownBy(() -> new TensorSpec("x", List.of(Dimension.batch(), Dimension.batch()), TensorType.FLOAT32))
                .hasMessageContaining("can be the batch");
    }

    @Test
    void refusesItemsThatCannotBeStored() {
        assertThatThrownBy(() -> TensorSpec.of("x", TensorType.FLOAT32, 1L << 30))
                .hasMessageContaining("2 GiB");
        assertThatThrownBy(() -> TensorSpec.of("x", TensorType.FLOAT32, 1L << 40, 1L << 40))
                .hasMessageContaining("too many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1x", "a b", "a/b", "x.y"})
    void refusesOddNames(String name) {
        assertThatThrownBy(() -> TensorSpec.of(name, TensorType.FLOAT32, 1)).hasMessageContaining("not a tensor name");
    }

    @Test
    void dimensionsAreFixedOrNamed() {
        assertThat(Dimension.fixed(3).isFree()).isFalse();
        assertThat(Dimension.batch().isFree()).isTrue();
        assertThatThrownBy(() -> Dimension.fixed(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Dimension("batch", 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Dimension("Not Good", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Dimension.parse(2.5)).hasMessageContaining("whole number or a name");
    }
}
