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

    @Test
    void unknownRulesAreRefused() {
        assertThatThrownBy(() -> declaration("w", "orthogonal", 1.0)).hasMessageContaining("orthogonal");
        assertThatThrownBy(() -> declaration("w", "truncated_normal", null)).hasMessageContaining("positive std");
    }

    private static ParameterDeclaration declaration(String name, String rule, @Nullable Double std) {
        return new ParameterDeclaration(
                name, List.of(100L, 200L), new ParameterDeclaration.Initialisation(rule, std, null), true);
    }
}
