package org.affectlab.training.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorOptionTest {
    @Test
    void readsNameTypeAndShape() {
        assertThat(TensorOption.parse("waveform:FLOAT32:batch,41200"))
                .isEqualTo(TensorSpec.of("waveform", TensorType.FLOAT32, 41_200));
        assertThat(TensorOption.parse("flag:BOOL:batch")).isEqualTo(TensorSpec.of("flag", TensorType.BOOL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "waveform | is not NAME:TYPE:SHAPE",
                "waveform:FLOAT32 | is not NAME:TYPE:SHAPE",
                "waveform:BFLOAT16:batch,3 | the type is one of [FLOAT32",
                "waveform:FLOAT32:batch,0 | a dimension is a whole number",
                "waveform:FLOAT32:batch,-1 | a dimension is a whole number",
                "waveform:FLOAT32:batch, | a dimension is a whole number",
                "waveform:FLOAT32:3,4 | must begin with \"batch\"",
                "1:FLOAT32:batch,3 | not a tensor name",
            })
    void saysWhatIsWrong(String text, String reason) {
        assertThatThrownBy(() -> TensorOption.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
