package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Is09Test {

    @Test
    void namesAreTheSetsOwn() {
        List<String> names = ParameterSet.IS09.names();

        assertThat(names).hasSize(384).doesNotHaveDuplicates();
        assertThat(names.get(0)).isEqualTo("pcm_RMSenergy_sma_max");
        assertThat(names.get(12)).isEqualTo("pcm_fftMag_mfcc_sma[1]_max");
        assertThat(names.get(383)).isEqualTo("F0_sma_de_kurtosis");
        assertThat(names.get(204)).isEqualTo("pcm_fftMag_mfcc_sma_de[1]_max");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 159, 160, 401, 7_000})
    void piecesMakeNoDifference(int piece) {
        float[] samples = noise(16_000);
        FeatureExtractor set = ParameterSet.IS09.extractor();
        for (int from = 0; from < samples.length; from += piece) {
            set.accept(samples, from, Math.min(samples.length, from + piece));
        }

        assertThat(set.finish()).isEqualTo(ParameterSet.IS09.functionals(samples));
    }

    @Test
    void aVoiceOf200HertzHasThatPitch() {
        float[] samples = new float[16_000];
        for (int index = 0; index < samples.length; index++) {
            for (int harmonic = 1; harmonic <= 10; harmonic++) {
                samples[index] += (float) (0.05 * Math.sin(2 * Math.PI * 200 * harmonic * index / 16_000));
            }
        }

        double[] values = ParameterSet.IS09.functionals(samples);

        assertThat(values[15 * 12]).isEqualTo(200);
        assertThat(values[14 * 12 + 5]).isGreaterThan(0.7);
    }

    @Test
    void silenceHasFiniteValues() {
        double[] values = ParameterSet.IS09.functionals(new float[4_000]);

        for (double value : values) {
            assertThat(value).isFinite();
        }
        assertThat(values[15 * 12]).isZero();
    }

    @Test
    void tooShortIsSaid() {
        assertThatThrownBy(() -> ParameterSet.IS09.functionals(new float[Is09.FEWEST_SAMPLES - 1]))
                .hasMessageContaining("720");
        assertThat(ParameterSet.IS09.functionals(noise(Is09.FEWEST_SAMPLES))).hasSize(384);
        FeatureExtractor ended = ParameterSet.IS09.extractor();
        ended.accept(noise(2_000), 0, 2_000);
        ended.finish();
        assertThatThrownBy(() -> ended.accept(noise(10), 0, 10)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theEnergyOfASineIsItsDefinitions() {
        // One frame's worth of a tone, whose pre-emphasised and windowed mean square is computed here once more.
        float[] samples = new float[4_000];
        for (int index = 0; index < samples.length; index++) {
            samples[index] = (float) (0.5 * Math.sin(2 * Math.PI * 1_000 * index / 16_000));
        }
        double gain = Math.sqrt(1 + 0.97 * 0.97 - 2 * 0.97 * Math.cos(2 * Math.PI / 16));
        double window = 0.54 * 0.54 + 0.46 * 0.46 / 2;

        assertThat(ParameterSet.IS09.functionals(samples)[5])
                .isCloseTo(0.5 * gain * Math.sqrt(window / 2), within(1e-3));
    }

    private static float[] noise(int samples) {
        Random random = new Random(5);
        float[] noise = new float[samples];
        for (int index = 0; index < samples; index++) {
            noise[index] = (float) (0.1 * random.nextGaussian());
        }
        return noise;
    }
}
