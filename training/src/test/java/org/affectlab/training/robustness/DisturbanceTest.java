package org.affectlab.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisturbanceTest {

    @Test
    void loudnessIsFourTimesUntilItClips() throws IOException {
        float[] louder = named("12 dB louder, clipped at full scale").of(new float[] {0.1f, 0.5f, -0.5f}, 1);

        assertThat((double) louder[0]).isCloseTo(0.1 * Math.pow(10, 0.6), within(1e-4));
        assertThat(louder[1]).isEqualTo(1f);
        assertThat(louder[2]).isEqualTo(-1f);
    }

    @ParameterizedTest
    @CsvSource({"white noise at 20 dB SNR, 20", "white noise at 10 dB SNR, 10"})
    void noiseHasItsLevelAndItsSeed(String title, double decibels) throws IOException {
        float[] clean = tone(1_000, 32_000);

        float[] noisy = named(title).of(clean, 7);

        double noise = 0;
        double signal = 0;
        for (int index = 0; index < clean.length; index++) {
            noise += Math.pow(noisy[index] - clean[index], 2);
            signal += Math.pow(clean[index], 2);
        }
        assertThat(10 * Math.log10(signal / noise)).isCloseTo(decibels, within(0.2));
        assertThat(named(title).of(clean, 7)).isEqualTo(noisy);
        assertThat(named(title).of(clean, 8)).isNotEqualTo(noisy);
    }

    @ParameterizedTest
    @CsvSource({"60, 0.05, 0", "1000, 1.02, 0.98", "6000, 0.01, 0"})
    void theTelephoneKeepsTheMiddle(double hertz, double most, double least) throws IOException {
        float[] tone = tone(hertz, 32_000);

        float[] heard = named("telephone band, 300 to 3400 Hz").of(tone, 1);

        assertThat(level(heard) / level(tone)).isBetween(least, most);
    }

    @Test
    void silenceComesBefore() throws IOException {
        float[] padded = named("1 s of silence before").of(new float[] {0.5f, 0.25f}, 1);

        assertThat(padded).hasSize(16_002).endsWith(0.5f, 0.25f);
        assertThat(padded[15_999]).isZero();
    }

    @Test
    void mp3KeepsATone() throws IOException {
        float[] heard = named("MP3 at 32 kbit/s").of(tone(1_000, 32_000), 1);

        assertThat(heard.length).isBetween(31_000, 35_000);
        assertThat(level(heard)).isCloseTo(level(tone(1_000, 32_000)), within(0.05));
    }

    private static Disturbance named(String title) {
        return Disturbance.ALL.stream()
                .filter(disturbance -> disturbance.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static float[] tone(double hertz, int samples) {
        float[] tone = new float[samples];
        for (int index = 0; index < samples; index++) {
            tone[index] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * index / 16_000));
        }
        return tone;
    }

    private static double level(float[] samples) {
        double power = 0;
        for (int index = samples.length / 4; index < samples.length * 3 / 4; index++) {
            power += (double) samples[index] * samples[index];
        }
        return Math.sqrt(power / (samples.length / 2));
    }
}
