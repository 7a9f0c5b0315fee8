package org.affectlab.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LowPassTest {
    @ParameterizedTest
    @CsvSource({"100, 1, 0.005", "3000, 1, 0.005", "3500, 0.5, 0.01", "4000, 0, 0.005", "7000, 0, 0.005"})
    void whatLiesBelowTheCutoffPassesAndWhatLiesAboveDoesNot(double hertz, double gain, double tolerance) {
        float[] tone = Tones.of(hertz, 1, 4_000);

        new LowPass(3_500).apply(tone, 0, tone.length);

        assertThat(Tones.amplitude(tone, 500, 3_500)).isCloseTo(gain, within(tolerance));
    }

    @Test
    void onlyTheRangeChanges() {
        float[] samples = new float[400];
        samples[99] = 1;
        samples[150] = 1;
        samples[300] = 1;

        new LowPass(3_500).apply(samples, 100, 300);

        assertThat(samples[99]).isEqualTo(1);
        assertThat(samples[300]).isEqualTo(1);
        assertThat(samples[150]).isCloseTo(3_500f / 8_000, within(0.01f));
        assertThat(samples[149]).isCloseTo(samples[151], within(1e-6f));
        assertThat(samples[100]).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 8_000, Double.NaN})
    void aCutoffOutsideTheBandIsRefused(double hertz) {
        assertThatThrownBy(() -> new LowPass(hertz)).isInstanceOf(IllegalArgumentException.class);
    }
}
