package org.affectlab.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputLayerTest {
    private static final ParameterDeclaration BODY = declaration("body.weight", 3, 3);
    private static final ParameterDeclaration WEIGHT = declaration("head.weight", 4, 3);
    private static final ParameterDeclaration BIAS = declaration("head.bias", 4);

    @Test
    void isTheLastWeightAndBias() throws IOException {
        assertThat(OutputLayer.of(List.of(BODY, WEIGHT, BIAS), 4)).containsExactly(WEIGHT, BIAS);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void anotherNumberOfClassesIsRefused(int classes) {
        assertThatThrownBy(() -> OutputLayer.of(List.of(BODY, WEIGHT, BIAS), classes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not end with a linear layer")
                .hasMessageContaining("head.weight, head.bias");
    }

    @Test
    void anythingElseAtTheEndIsRefused() {
        for (List<ParameterDeclaration> parameters : List.of(
                List.<ParameterDeclaration>of(), List.of(BIAS), List.of(BIAS, WEIGHT), List.of(WEIGHT, BIAS, BODY))) {
            assertThatThrownBy(() -> OutputLayer.of(parameters, 4))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not end with a linear layer");
        }
    }

    private static ParameterDeclaration declaration(String name, long... shape) {
        return new ParameterDeclaration(
                name,
                Arrays.stream(shape).boxed().toList(),
                new ParameterDeclaration.Initialisation("zeros", null, null),
                true,
                null,
                null);
    }
}
