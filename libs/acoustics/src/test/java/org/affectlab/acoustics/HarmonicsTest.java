package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A made spectrum of 16 kHz with peaks of 200 Hz, 400 Hz … whose magnitudes halve. */
class HarmonicsTest {
    private final double[] magnitude = new double[513];
    private final double[] correlation = new double[513];
    private final Harmonics harmonics = new Harmonics(magnitude, correlation, 16_000);

    HarmonicsTest() {
        for (int multiple = 1; multiple < 10; multiple++) {
            double middle = multiple * 200 / 15.625;
            for (int bin = 0; bin < magnitude.length; bin++) {
                double distance = bin - middle;
                magnitude[bin] += Math.max(0, 1 - distance * distance / 9) * Math.pow(2, -multiple);
            }
        }
    }

    @Test
    void levelsAreThoseOfThePeaks() {
        assertThat(harmonics.level(200, 2) - harmonics.level(200, 3)).isCloseTo(20 * Math.log10(2), within(1e-6));
        assertThat(harmonics.level(203, 2)).isEqualTo(harmonics.level(200, 2));
    }

    @Test
    void theStrongestNearAFormantIsAboveF0() {
        assertThat(harmonics.strongestNear(200, 700)).isCloseTo(harmonics.level(200, 3), within(1e-9));
        assertThat(harmonics.strongestNear(200, 210)).isNaN();
        assertThat(harmonics.strongestNear(200, 0)).isNaN();
    }

    @Test
    void theRatioIsOfThePeakNextToThePeriod() {
        for (int lag = 0; lag < correlation.length; lag++) {
            correlation[lag] = (0.5 + 0.5 * Math.cos(2 * Math.PI * lag / 80.0)) * (lag == 0 ? 1 : 0.9);
        }

        assertThat(harmonics.noiseRatio(200)).isCloseTo(10 * Math.log10(0.9 / 0.1), within(1e-9));
        correlation[0] = 0.5;
        assertThat(harmonics.noiseRatio(200)).isEqualTo(-100);
    }
}
