package org.affectlab.training.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.affectlab.training.config.AlignmentSettings.Kind;
import org.affectlab.training.config.AlignmentSettings.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedAlignmentTest {
    private static final AlignmentSettings FIXED =
            new AlignmentSettings(Kind.NONE, 2, 0.3, Scale.NORMALISED, true, 0.25);

    @ParameterizedTest
    @ValueSource(strings = {"source-only", "batch-statistics", "didan", "non-sparse", "mmd"})
    void aMethodKeepsItsNameAndTheFixedSettings(String name) {
        AlignmentSettings alignment = NamedAlignment.of(name, FIXED);
        assertThat(NamedAlignment.nameOf(alignment)).isEqualTo(name);
        assertThat(alignment.lambda()).isEqualTo(name.equals("batch-statistics") ? 0 : 2);
        assertThat(alignment.start()).isEqualTo(0.25);
        assertThat(alignment.alpha()).isEqualTo(name.equals("non-sparse") ? 0 : 0.3);
    }

    @Test
    void othersAreRefused() {
        assertThatThrownBy(() -> NamedAlignment.of("dann", FIXED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown method dann; there are [source-only, batch-statistics, didan, non-sparse, mmd]");
    }
}
