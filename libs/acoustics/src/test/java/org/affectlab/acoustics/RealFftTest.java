package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 64, 512})
    void isTheDefinitionsSum(int size) {
        double[] values = new Random(size).doubles(size - 1, -1, 1).toArray();
        double[] power = new double[size / 2 + 1];

        new RealFft(size).power(values, power);

        for (int bin = 0; bin < power.length; bin++) {
            double re = 0;
            double im = 0;
            for (int index = 0; index < values.length; index++) {
                re += values[index] * Math.cos(2 * Math.PI * bin * index / size);
                im -= values[index] * Math.sin(2 * Math.PI * bin * index / size);
            }
            assertThat(power[bin]).isCloseTo(re * re + im * im, within(1e-9));
        }
    }

    @Test
    void thePowersInverseIsTheCircularAutocorrelation() {
        double[] values = new Random(1).doubles(16, -1, 1).toArray();
        double[] lags = new double[9];
        RealFft fft = new RealFft(16);

        fft.power(values, lags);
        fft.inverseEven(lags, lags);

        for (int lag = 0; lag < lags.length; lag++) {
            double sum = 0;
            for (int index = 0; index < 16; index++) {
                sum += values[index] * values[(index + lag) % 16];
            }
            assertThat(lags[lag]).isCloseTo(sum, within(1e-12));
        }
    }

    @Test
    void onlyPowersOfTwo() {
        assertThatThrownBy(() -> new RealFft(100)).hasMessageContaining("100");
    }
}
