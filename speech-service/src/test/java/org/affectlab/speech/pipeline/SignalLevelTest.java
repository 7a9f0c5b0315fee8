package org.affectlab.speech.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SignalLevelTest {
    @Test
    void measuresPeakAndRootMeanSquare() {
        SignalLevel level = SignalLevel.measure(new float[] {0.5f, -0.5f, 0.5f, -0.5f});

        assertThat(level.peak()).isEqualTo(0.5);
        assertThat(level.rms()).isEqualTo(0.5);
        assertThat(level.peakDbfs()).isCloseTo(-6.0206, within(1e-4));
        assertThat(level.rmsDbfs()).isCloseTo(-6.0206, within(1e-4));
        assertThat(level.clipped()).isFalse();
    }

    @Test
    void digitalSilenceHasNoLevel() {
        assertThat(SignalLevel.measure(new float[100]).peakDbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(SignalLevel.measure(new float[100]).clipped()).isFalse();
    }

    @Test
    void threeNeighboursAtFullScaleAreAFlatTop() {
        float top = 32_767f / 32_768;
        assertThat(SignalLevel.measure(new float[] {0, top, top, top, 0}).clipped())
                .isTrue();
        assertThat(SignalLevel.measure(new float[] {0, -1, -1, -1, 0}).clipped())
                .isTrue();
        assertThat(SignalLevel.measure(new float[] {0, 1.2f, 1.1f, 1.3f}).clipped())
                .isTrue();
    }

    @Test
    void peaksAndSignChangesAreNoFlatTop() {
        assertThat(SignalLevel.measure(new float[] {1, 1, 0, 1, 1}).clipped()).isFalse();
        assertThat(SignalLevel.measure(new float[] {1, -1, 1, -1, 1}).clipped()).isFalse();
        assertThat(SignalLevel.measure(new float[] {0.99f, 0.99f, 0.99f, 0.99f}).clipped())
                .isFalse();
    }
}
