package org.affectlab.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.affectlab.training.augment.RandomStreams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParameterInitialiserTest {
    private final ParameterInitialiser initialiser = new ParameterInitialiser(new RandomStreams(1));

    @Test
    void truncatedNormalStaysWithinTwoDeviations() {
        float[] values = initialiser.values(declaration("w", "truncated_normal", 0.02));

        double sum = 0;
        double squares = 0;
        for (float value : values) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo(0.04f);
            sum += value;
            squares += value * value;
        }
        assertThat(sum / values.length).isEqualTo(0, within(5e-4));
        // A standard normal cut at ±2 has the deviation 0.8796.
        assertThat(Math.sqrt(squares / values.length)).isEqualTo(0.02 * 0.8796, within(3e-4));
    }

    @Test
    void constantsAreConstant() {
        assertThat(initialiser.values(declaration("a", "zeros", null))).containsOnly(0);
        assertThat(initialiser.values(declaration("a", "ones", null))).containsOnly(1);
    }

    @Test
    void seedAndNameDecideTheValues() {
        ParameterDeclaration declaration = declaration("w", "truncated_normal", 1.0);
        float[] values = initialiser.values(declaration);

        assertThat(new ParameterInitialiser(new RandomStreams(1)).values(declaration))
                .isEqualTo(values);
        assertThat(new ParameterInitialiser(new RandomStreams(2)).values(declaration))
                .isNotEqualTo(values);
        assertThat(initialiser.values(declaration("v", "truncated_normal", 1.0)))
                .isNotEqualTo(values);
    }

    private float[] blocks(String rule, int rows, int columns, int blocks) {
        return initialiser.values(new ParameterDeclaration(
                "w",
                List.of((long) rows, (long) columns),
                new ParameterDeclaration.Initialisation(rule, null, blocks),
                true,
                null,
                null));
    }

    @Test
    void glorotsLimitIsThatOfABlock() {
        float[] values = blocks("glorot_uniform", 400, 60, 4);
        double limit = Math.sqrt(6.0 / (100 + 60));
        double largest = 0;
        double sum = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
            sum += value;
        }
        assertThat(largest).isLessThanOrEqualTo(limit).isGreaterThan(0.99 * limit);
        assertThat(sum / values.length).isEqualTo(0, within(0.01));
    }

    @Test
    void orthogonalBlocksHaveOrthonormalColumns() {
        float[] values = blocks("orthogonal", 4 * 16, 16, 4);
        for (int block = 0; block < 4; block++) {
            for (int first = 0; first < 16; first++) {
                for (int second = 0; second < 16; second++) {
                    double product = 0;
                    for (int row = 0; row < 16; row++) {
                        int at = (block * 16 + row) * 16;
                        product += (double) values[at + first] * values[at + second];
                    }
                    assertThat(product).isEqualTo(first == second ? 1 : 0, within(1e-5));
                }
            }
        }
        assertThatThrownBy(() -> blocks("orthogonal", 8, 16, 1)).hasMessageContaining("orthogonal");
    }

    @Test
    void onlyTheForgetGateBeginsOpen() {
        float[] values = initialiser.values(new ParameterDeclaration(
                "gate_bias",
                List.of(8L),
                new ParameterDeclaration.Initialisation("forget_gate", null, null),
                false,
                null,
                null));
        assertThat(values).containsExactly(0, 0, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void unknownRulesAreRefused() {
        assertThatThrownBy(() -> declaration("w", "uniform", 1.0)).hasMessageContaining("uniform");
        assertThatThrownBy(() -> declaration("w", "truncated_normal", null)).hasMessageContaining("positive std");
    }

    private static ParameterDeclaration declaration(String name, String rule, @Nullable Double std) {
        return new ParameterDeclaration(
                name, List.of(100L, 200L), new ParameterDeclaration.Initialisation(rule, std, null), true, null, null);
    }
}
