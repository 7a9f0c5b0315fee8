package org.affectlab.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HighPassTest {
    /** Of the analogue prototype with the cutoff warped: 1 / sqrt(1 + (tan(πc/fs) / tan(πf/fs))^8). */
    @ParameterizedTest
    @CsvSource({"75, 0.00389", "150, 0.0622", "300, 0.7071", "600, 0.9981", "3000, 1", "7000, 1"})
    void tonesLoseWhatButterworthsFourthOrderTakes(double hertz, double gain) {
        float[] tone = Tones.of(hertz, 1, 32_000);

        new HighPass(300).apply(tone, 0, tone.length);

        assertThat(Tones.amplitude(tone, 16_000, 32_000)).isCloseTo(gain, within(gain * 0.01));
    }

    @Test
    void onlyTheRangeChangesAndNothingComesBeforeItsCause() {
        float[] samples = new float[400];
        samples[99] = 1;
        samples[150] = 1;
        samples[300] = 1;

        new HighPass(300).apply(samples, 100, 300);

        assertThat(samples[99]).isEqualTo(1);
        assertThat(samples[300]).isEqualTo(1);
        assertThat(samples[149]).isZero();
        assertThat(samples[150]).isBetween(0.8f, 0.9f);
        assertThat(samples[151]).isNegative();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 8_000, Double.NaN})
    void aCutoffOutsideTheBandIsRefused(double hertz) {
        assertThatThrownBy(() -> new HighPass(hertz)).isInstanceOf(IllegalArgumentException.class);
    }
}
