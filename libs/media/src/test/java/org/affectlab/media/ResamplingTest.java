package org.affectlab.media;

import static org.affectlab.media.Fixtures.decode;
import static org.affectlab.media.Fixtures.rootMeanSquare;
import static org.affectlab.media.Fixtures.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.affectlab.media.WavWriter.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplingTest {
    private static final int EDGE = 400;

    private static float[] resample(int rate, float[] samples) throws MediaException {
        return decode(new WavWriter(Encoding.FLOAT_32, rate, samples).bytes()).samples();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {8_000, 11_025, 12_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000, 384_000, 47_999})
    void aToneStaysWhereItWasInTimeLevelAndPitch(int rate) throws MediaException {
        float[] resampled = resample(rate, tone(1_000, rate, rate, 0.5));
        float[] expected = tone(1_000, 16_000, 16_000, 0.5);

        assertThat(resampled.length).isBetween(16_000, 16_001);
        float[] inner = Arrays.copyOfRange(resampled, EDGE, 16_000 - EDGE);
        assertThat(Fixtures.largestDifference(inner, Arrays.copyOfRange(expected, EDGE, 16_000)))
                .isLessThan(2e-4);
    }

    @ParameterizedTest
    @CsvSource({"48000, 6900", "44100, 6900", "22050, 6900", "48000, 100", "8000, 3400"})
    void thePassBandIsFlat(int rate, int frequency) throws MediaException {
        float[] resampled = resample(rate, tone(frequency, rate, rate, 0.5));

        double decibel = 20 * Math.log10(rootMeanSquare(resampled, EDGE, 16_000 - EDGE) * Math.sqrt(2) / 0.5);
        assertThat(decibel).isCloseTo(0, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({"48000, 8500", "48000, 9000", "48000, 15000", "44100, 20000", "96000, 40000"})
    void whatCannotBeKeptIsRemovedAndNotFoldedBack(int rate, int frequency) throws MediaException {
        float[] resampled = resample(rate, tone(frequency, rate, rate, 0.5));

        double decibel = 20 * Math.log10(rootMeanSquare(resampled, EDGE, 16_000 - EDGE) * Math.sqrt(2) / 0.5);
        assertThat(decibel).isLessThan(-60);
    }

    @Test
    void anImpulseStaysAtItsSample() throws MediaException {
        float[] impulse = new float[48_000];
        impulse[24_000] = 1;

        float[] resampled = resample(48_000, impulse);
        int loudest = 0;
        for (int i = 0; i < resampled.length; i++) {
            if (Math.abs(resampled[i]) > Math.abs(resampled[loudest])) {
                loudest = i;
            }
        }
        assertThat(loudest).isEqualTo(8_000);
        assertThat(resampled[7_999]).isCloseTo(resampled[8_001], within(1e-6f));
    }

    @Test
    void theSameSamplesInOtherFramesGiveTheSameResult() throws MediaException {
        float[] fromFlac = decode(Fixtures.read("stereo44100.flac")).samples();
        float[] again = decode(Fixtures.read("stereo44100.flac")).samples();
        assertThat(again).isEqualTo(fromFlac);

        float[] samples = Fixtures.noise(3, 44_100);
        byte[] sixteen = new WavWriter(Encoding.SIGNED_16, 44_100, samples).bytes();
        byte[] floating = new WavWriter(Encoding.FLOAT_64, 44_100, samples).bytes();
        float[] first = decode(sixteen).samples();
        float[] second = decode(floating).samples();
        assertThat(second).hasSameSizeAs(first);
        assertThat(Fixtures.largestDifference(first, second)).isLessThan(1e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 44_100, 48_000, 96_000})
    void theLengthIsRightToOneSample(int rate) throws MediaException {
        for (int samples = rate / 100; samples < rate / 100 + 50; samples++) {
            assertThat((double) resample(rate, new float[samples]).length)
                    .isCloseTo(samples * 16_000.0 / rate, within(1.0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 44_100, 48_000})
    void aFewMillisecondsGiveNothing(int rate) throws MediaException {
        assertThat(resample(rate, new float[rate / 500])).isEmpty();
    }
}
