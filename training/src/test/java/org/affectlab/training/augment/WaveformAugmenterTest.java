package org.affectlab.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.affectlab.training.config.AugmentationSettings;
import org.affectlab.training.config.TrainingDefaults;
import org.affectlab.training.config.WindowSettings;
import org.junit.jupiter.api.Test;

class WaveformAugmenterTest {
    private static final int SAMPLES = 41_200;
    private static final WindowGrid GRID = new WindowGrid(SAMPLES);
    private static final AugmentationSettings OFF = TrainingDefaults.augmentationOff();

    @Test
    void withEverythingOffAGridWindowIsTheRecordingItself() {
        float[] recording = tone(60_000, 500);

        assertThat(window(OFF, WindowSettings.Kind.GRID, recording, 1_600, 1))
                .isEqualTo(Arrays.copyOfRange(recording, 1_600, 1_600 + SAMPLES));
    }

    @Test
    void randomWindowsLieEverywhereInALongRecording() {
        float[] recording = new float[SAMPLES + 99];
        for (int index = 0; index < recording.length; index++) {
            recording[index] = index;
        }
        Set<Integer> starts = new HashSet<>();
        for (int seed = 0; seed < 2_000; seed++) {
            float[] window = window(OFF, WindowSettings.Kind.RANDOM, recording, 0, seed);
            starts.add((int) window[0]);
            assertThat(window[SAMPLES - 1]).isEqualTo(window[0] + SAMPLES - 1);
        }
        assertThat(starts).hasSize(100).contains(0, 99);
    }

    @Test
    void aShortRecordingIsRepeatedFromAnyPhaseOfItsPeriod() {
        float[] recording = new float[350];
        for (int index = 0; index < recording.length; index++) {
            recording[index] = index;
        }
        Set<Float> first = new HashSet<>();
        for (int seed = 0; seed < 3_000; seed++) {
            float[] window = window(OFF, WindowSettings.Kind.RANDOM, recording, 0, seed);
            first.add(window[0]);
            assertThat(window[320]).isEqualTo(window[0]);
        }
        assertThat(first).hasSize(320);
    }

    @Test
    void gainStaysWithinItsDecibels() {
        AugmentationSettings settings = new AugmentationSettings(
                new AugmentationSettings.Gain(1, 6),
                OFF.speed(),
                OFF.noise(),
                OFF.bandLimit(),
                OFF.coding(),
                OFF.bandShift(),
                OFF.mixup(),
                OFF.timeMask(),
                OFF.frequencyMask());
        double lowest = 100;
        double highest = -100;
        for (int seed = 0; seed < 300; seed++) {
            double decibels = 20
                    * Math.log10(rms(window(settings, WindowSettings.Kind.GRID, tone(SAMPLES, 500), 0, seed))
                            / rms(tone(SAMPLES, 500)));
            lowest = Math.min(lowest, decibels);
            highest = Math.max(highest, decibels);
        }
        assertThat(lowest).isBetween(-6.001, -5.5);
        assertThat(highest).isBetween(5.5, 6.001);
    }

    @Test
    void noiseHasTheRatioThatWasAskedFor() {
        AugmentationSettings settings = new AugmentationSettings(
                OFF.gain(),
                OFF.speed(),
                new AugmentationSettings.Noise(1, 20, 20),
                OFF.bandLimit(),
                OFF.coding(),
                OFF.bandShift(),
                OFF.mixup(),
                OFF.timeMask(),
                OFF.frequencyMask());
        float[] recording = tone(SAMPLES, 500);
        float[] noise = window(settings, WindowSettings.Kind.GRID, recording, 0, 4);
        for (int index = 0; index < SAMPLES; index++) {
            noise[index] -= recording[index];
        }
        assertThat(20 * Math.log10(rms(recording) / rms(noise))).isCloseTo(20, within(0.2));
        assertThat(window(settings, WindowSettings.Kind.GRID, new float[SAMPLES], 0, 4))
                .containsOnly(0f);
    }

    @Test
    void speedMovesATonesFrequency() {
        for (double factor : new double[] {0.9, 1.1}) {
            AugmentationSettings settings = new AugmentationSettings(
                    OFF.gain(),
                    new AugmentationSettings.Speed(1, factor, factor),
                    OFF.noise(),
                    OFF.bandLimit(),
                    OFF.coding(),
                    OFF.bandShift(),
                    OFF.mixup(),
                    OFF.timeMask(),
                    OFF.frequencyMask());
            float[] window = window(settings, WindowSettings.Kind.GRID, tone(60_000, 500), 0, 1);

            assertThat(crossings(window) * 16_000.0 / SAMPLES / 2).isCloseTo(500 * factor, within(1.0));
            assertThat(rms(window)).isCloseTo(rms(tone(SAMPLES, 500)), within(0.005));
        }
    }

    @Test
    void aBandLimitTakesWhatLiesAboveItAndCodingLeavesFewLevels() {
        AugmentationSettings limited = new AugmentationSettings(
                OFF.gain(),
                OFF.speed(),
                OFF.noise(),
                new AugmentationSettings.BandLimit(1, 3_400, 3_600),
                OFF.coding(),
                OFF.bandShift(),
                OFF.mixup(),
                OFF.timeMask(),
                OFF.frequencyMask());
        AugmentationSettings coded = new AugmentationSettings(
                OFF.gain(),
                OFF.speed(),
                OFF.noise(),
                OFF.bandLimit(),
                new AugmentationSettings.Coding(1),
                OFF.bandShift(),
                OFF.mixup(),
                OFF.timeMask(),
                OFF.frequencyMask());
        Set<Integer> codings = new HashSet<>();
        for (int seed = 0; seed < 30; seed++) {
            assertThat(rms(window(limited, WindowSettings.Kind.GRID, tone(SAMPLES, 500), 0, seed)))
                    .isCloseTo(rms(tone(SAMPLES, 500)), within(0.002));
            assertThat(rms(window(limited, WindowSettings.Kind.GRID, tone(SAMPLES, 5_000), 0, seed)))
                    .isLessThan(0.01);
            Set<Float> levels = new HashSet<>();
            for (float sample : window(coded, WindowSettings.Kind.GRID, tone(SAMPLES, 499.7), 0, seed)) {
                levels.add(sample);
            }
            assertThat(levels).hasSizeLessThanOrEqualTo(256);
            codings.add(levels.size());
        }
        assertThat(codings)
                .as("linear, µ-law and A-law have different levels below 0.3")
                .hasSize(3);
    }

    @Test
    void equalGeneratorsGiveEqualWindowsAndOthersDoNot() {
        AugmentationSettings settings = new AugmentationSettings(
                new AugmentationSettings.Gain(0.5, 6),
                new AugmentationSettings.Speed(0.5, 0.9, 1.1),
                new AugmentationSettings.Noise(0.5, 10, 40),
                OFF.bandLimit(),
                OFF.coding(),
                OFF.bandShift(),
                OFF.mixup(),
                OFF.timeMask(),
                OFF.frequencyMask());
        float[] recording = tone(50_000, 333);
        float[] kept = recording.clone();

        float[] first = window(settings, WindowSettings.Kind.RANDOM, recording, 0, 8);

        assertThat(window(settings, WindowSettings.Kind.RANDOM, recording, 0, 8))
                .isEqualTo(first);
        assertThat(window(settings, WindowSettings.Kind.RANDOM, recording, 0, 9))
                .isNotEqualTo(first);
        assertThat(recording).isEqualTo(kept);
    }

    private static float[] window(
            AugmentationSettings settings, WindowSettings.Kind kind, float[] recording, int start, int seed) {
        float[] target = new float[SAMPLES + 20];
        Arrays.fill(target, 7);
        new WaveformAugmenter(settings, kind, GRID).window(recording, start, new SplittableRandom(seed), target, 10);
        assertThat(target[9]).isEqualTo(7);
        assertThat(target[SAMPLES + 10]).isEqualTo(7);
        return Arrays.copyOfRange(target, 10, SAMPLES + 10);
    }

    private static float[] tone(int samples, double frequency) {
        float[] tone = new float[samples];
        for (int index = 0; index < samples; index++) {
            tone[index] = (float) (0.3 * Math.sin(2 * Math.PI * frequency * index / 16_000 + 0.1));
        }
        return tone;
    }

    private static double rms(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }

    private static int crossings(float[] samples) {
        int count = 0;
        for (int index = 1; index < samples.length; index++) {
            count += samples[index - 1] < 0 != samples[index] < 0 ? 1 : 0;
        }
        return count;
    }
}
