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
        float[] recording = Tones.of(500, 0.3, 60_000);

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
        AugmentationSettings settings = Augmentations.of("""
{"gain": {"probability": 1, "maxDecibels": 6}}""");
        double lowest = 100;
        double highest = -100;
        for (int seed = 0; seed < 300; seed++) {
            double decibels = 20
                    * Math.log10(
                            Tones.rms(window(settings, WindowSettings.Kind.GRID, Tones.of(500, 0.3, SAMPLES), 0, seed))
                                    / Tones.rms(Tones.of(500, 0.3, SAMPLES)));
            lowest = Math.min(lowest, decibels);
            highest = Math.max(highest, decibels);
        }
        assertThat(lowest).isBetween(-6.001, -5.5);
        assertThat(highest).isBetween(5.5, 6.001);
    }

    @Test
    void noiseHasTheRatioThatWasAskedFor() {
        AugmentationSettings settings =
                Augmentations.of("""
{"noise": {"probability": 1, "minSnrDecibels": 20, "maxSnrDecibels": 20}}""");
        float[] recording = Tones.of(500, 0.3, SAMPLES);
        float[] noise = window(settings, WindowSettings.Kind.GRID, recording, 0, 4);
        for (int index = 0; index < SAMPLES; index++) {
            noise[index] -= recording[index];
        }
        assertThat(20 * Math.log10(Tones.rms(recording) / Tones.rms(noise))).isCloseTo(20, within(0.2));
        assertThat(window(settings, WindowSettings.Kind.GRID, new float[SAMPLES], 0, 4))
                .containsOnly(0f);
    }

    @Test
    void speedMovesATonesFrequency() {
        for (double factor : new double[] {0.9, 1.1}) {
            AugmentationSettings settings = Augmentations.of(
                    """
{"speed": {"probability": 1, "minFactor": %1$s, "maxFactor": %1$s}}""".formatted(factor));
            float[] window = window(settings, WindowSettings.Kind.GRID, Tones.of(500, 0.3, 60_000), 0, 1);

            assertThat(crossings(window) * 16_000.0 / SAMPLES / 2).isCloseTo(500 * factor, within(1.0));
            assertThat(Tones.rms(window)).isCloseTo(Tones.rms(Tones.of(500, 0.3, SAMPLES)), within(0.005));
        }
    }

    @Test
    void aBandLimitTakesWhatLiesAboveItAndCodingLeavesFewLevels() {
        AugmentationSettings limited =
                Augmentations.of("""
{"bandLimit": {"probability": 1, "minHertz": 3400, "maxHertz": 3600}}""");
        AugmentationSettings coded = Augmentations.of("""
{"coding": {"probability": 1}}""");
        Set<Integer> codings = new HashSet<>();
        for (int seed = 0; seed < 30; seed++) {
            assertThat(Tones.rms(window(limited, WindowSettings.Kind.GRID, Tones.of(500, 0.3, SAMPLES), 0, seed)))
                    .isCloseTo(Tones.rms(Tones.of(500, 0.3, SAMPLES)), within(0.002));
            assertThat(Tones.rms(window(limited, WindowSettings.Kind.GRID, Tones.of(5_000, 0.3, SAMPLES), 0, seed)))
                    .isLessThan(0.01);
            Set<Float> levels = new HashSet<>();
            for (float sample : window(coded, WindowSettings.Kind.GRID, Tones.of(499.7, 0.3, SAMPLES), 0, seed)) {
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
    void aTelephoneLeavesItsBandAndAPauseMakesTheVoiceLater() {
        AugmentationSettings telephone = Augmentations.of(
                """
                {"telephone": {"probability": 1, "minLowHertz": 290, "maxLowHertz": 310}}""");
        AugmentationSettings pause =
                Augmentations.of("""
                {"pause": {"probability": 1, "maxShare": 0.5}}""");
        for (int seed = 0; seed < 10; seed++) {
            double kept =
                    Tones.rms(window(telephone, WindowSettings.Kind.GRID, Tones.of(1_000, 0.3, SAMPLES), 0, seed));
            double low = Tones.rms(window(telephone, WindowSettings.Kind.GRID, Tones.of(100, 0.3, SAMPLES), 0, seed));
            double high =
                    Tones.rms(window(telephone, WindowSettings.Kind.GRID, Tones.of(4_500, 0.3, SAMPLES), 0, seed));
            assertThat(kept).isCloseTo(Tones.rms(Tones.of(1_000, 0.3, SAMPLES)), within(0.003));
            assertThat(low).isLessThan(0.01);
            assertThat(high).isLessThan(0.01);
            float[] later = window(pause, WindowSettings.Kind.GRID, Tones.of(1_000, 0.3, SAMPLES), 0, seed);
            assertThat(Tones.rms(later, 0, SAMPLES)).isBetween(0.1, 0.2122);
            assertThat(Tones.rms(later, SAMPLES / 2 + 1, SAMPLES)).isCloseTo(0.2121, within(0.001));
        }
    }

    @Test
    void equalGeneratorsGiveEqualWindowsAndOthersDoNot() {
        AugmentationSettings settings = Augmentations.of(
                """
{"gain": {"probability": 0.5, "maxDecibels": 6}, "speed": {"probability": 0.5, "minFactor": 0.9, "maxFactor": 1.1}, "noise": {"probability": 0.5, "minSnrDecibels": 10, "maxSnrDecibels": 40},
 "pause": {"probability": 0.5}, "telephone": {"probability": 0.5}}""");
        float[] recording = Tones.of(333, 0.3, 50_000);
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

    private static int crossings(float[] samples) {
        int count = 0;
        for (int index = 1; index < samples.length; index++) {
            count += samples[index - 1] < 0 != samples[index] < 0 ? 1 : 0;
        }
        return count;
    }
}
