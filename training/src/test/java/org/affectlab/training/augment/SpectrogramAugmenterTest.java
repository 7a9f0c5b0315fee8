package org.affectlab.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.affectlab.training.config.AugmentationSettings;
import org.affectlab.training.config.TrainingDefaults;
import org.junit.jupiter.api.Test;

class SpectrogramAugmenterTest {
    private static final int BANDS = 8;
    private static final int FRAMES = 12;
    private static final AugmentationSettings OFF = TrainingDefaults.augmentationOff();

    @Test
    void bandsMoveTogetherAndTheEdgeIsRepeated() {
        Set<Integer> shifts = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            float[] batch = batch();
            augmenter(new AugmentationSettings.BandShift(1, 2), OFF.timeMask(), OFF.frequencyMask())
                    .shift(batch, 1, new SplittableRandom(seed));
            int by = 3 - (int) batch[(BANDS + 3) * FRAMES];
            shifts.add(by);
            for (int band = 0; band < BANDS; band++) {
                int expected = Math.max(0, Math.min(BANDS - 1, band - by));
                for (int frame = 0; frame < FRAMES; frame++) {
                    assertThat(batch[(BANDS + band) * FRAMES + frame]).isEqualTo(value(expected, frame));
                }
            }
            onlyTheMiddleItemChanged(batch);
        }
        assertThat(shifts).containsExactlyInAnyOrder(-2, -1, 0, 1, 2);
    }

    @Test
    void timeMasksAreWholeColumnsOfAtMostTheirLength() {
        Set<Integer> widths = new HashSet<>();
        Set<Integer> masked = new HashSet<>();
        for (int seed = 0; seed < 400; seed++) {
            float[] batch = batch();
            augmenter(OFF.bandShift(), new AugmentationSettings.TimeMask(1, 3), OFF.frequencyMask())
                    .mask(batch, 1, new SplittableRandom(seed));
            int width = 0;
            for (int frame = 0; frame < FRAMES; frame++) {
                int zeros = 0;
                for (int band = 0; band < BANDS; band++) {
                    zeros += batch[(BANDS + band) * FRAMES + frame] == 0 ? 1 : 0;
                }
                assertThat(zeros).isIn(0, BANDS);
                if (zeros > 0) {
                    width++;
                    masked.add(frame);
                }
            }
            widths.add(width);
            onlyTheMiddleItemChanged(batch);
        }
        assertThat(widths).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(masked).hasSize(FRAMES);
    }

    @Test
    void frequencyMasksAreWholeRowsOfAtMostTheirLength() {
        Set<Integer> widths = new HashSet<>();
        for (int seed = 0; seed < 400; seed++) {
            float[] batch = batch();
            augmenter(OFF.bandShift(), OFF.timeMask(), new AugmentationSettings.FrequencyMask(1, 2))
                    .mask(batch, 1, new SplittableRandom(seed));
            int width = 0;
            for (int band = 0; band < BANDS; band++) {
                int zeros = 0;
                for (int frame = 0; frame < FRAMES; frame++) {
                    zeros += batch[(BANDS + band) * FRAMES + frame] == 0 ? 1 : 0;
                }
                assertThat(zeros).isIn(0, FRAMES);
                width += zeros > 0 ? 1 : 0;
            }
            widths.add(width);
            onlyTheMiddleItemChanged(batch);
        }
        assertThat(widths).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void masksWiderThanTheItemStayInside() {
        for (int seed = 0; seed < 100; seed++) {
            float[] batch = batch();
            augmenter(
                            OFF.bandShift(),
                            new AugmentationSettings.TimeMask(4, 256),
                            new AugmentationSettings.FrequencyMask(4, 64))
                    .mask(batch, 1, new SplittableRandom(seed));
            onlyTheMiddleItemChanged(batch);
        }
    }

    @Test
    void switchedOffNothingChanges() {
        float[] batch = batch();
        SpectrogramAugmenter augmenter = augmenter(OFF.bandShift(), OFF.timeMask(), OFF.frequencyMask());
        augmenter.shift(batch, 1, new SplittableRandom(1));
        augmenter.mask(batch, 1, new SplittableRandom(1));
        new Mixup(OFF.mixup()).apply(batch, new float[6], 3, new SplittableRandom(1));

        assertThat(batch).isEqualTo(batch());
    }

    @Test
    void mixupMixesFeaturesAndTargetsWithTheSameWeights() {
        int changed = 0;
        for (int seed = 0; seed < 50; seed++) {
            float[] features = {1, 1, 2, 2, 4, 4};
            float[] targets = {1, 0, 0, 0, 1, 0, 0, 0, 1};
            new Mixup(new AugmentationSettings.Mixup(1, 0.5)).apply(features, targets, 3, new SplittableRandom(seed));
            for (int item = 0; item < 3; item++) {
                float mixed = targets[item * 3] + 2 * targets[item * 3 + 1] + 4 * targets[item * 3 + 2];
                assertThat(features[item * 2]).isCloseTo(mixed, within(1e-5f));
                assertThat(features[item * 2 + 1]).isEqualTo(features[item * 2]);
                assertThat(targets[item * 3] + targets[item * 3 + 1] + targets[item * 3 + 2])
                        .isCloseTo(1f, within(1e-6f));
                changed += targets[item * 4] == 1 ? 0 : 1;
            }
        }
        assertThat(changed).isGreaterThan(30);
    }

    @Test
    void theMixingWeightHasTheMomentsOfItsDistribution() {
        for (double alpha : new double[] {0.2, 1, 4}) {
            SplittableRandom random = new SplittableRandom(12);
            double sum = 0;
            double squares = 0;
            int draws = 40_000;
            for (int draw = 0; draw < draws; draw++) {
                double value = Mixup.beta(alpha, random);
                assertThat(value).isBetween(0.0, 1.0);
                sum += value;
                squares += (value - 0.5) * (value - 0.5);
            }
            assertThat(sum / draws).isCloseTo(0.5, within(0.01));
            assertThat(squares / draws).isCloseTo(1 / (4 * (2 * alpha + 1)), within(0.005));
        }
    }

    private static void onlyTheMiddleItemChanged(float[] batch) {
        int size = BANDS * FRAMES;
        assertThat(Arrays.copyOf(batch, size)).isEqualTo(Arrays.copyOf(batch(), size));
        assertThat(Arrays.copyOfRange(batch, 2 * size, 3 * size)).isEqualTo(Arrays.copyOf(batch(), size));
    }

    /** Three equal items whose values name band and frame and are never 0. */
    private static float[] batch() {
        float[] batch = new float[3 * BANDS * FRAMES];
        for (int index = 0; index < batch.length; index++) {
            batch[index] = value(index / FRAMES % BANDS, index % FRAMES);
        }
        return batch;
    }

    private static float value(int band, int frame) {
        return band + (frame + 1) / 100f;
    }

    private static SpectrogramAugmenter augmenter(
            AugmentationSettings.BandShift shift,
            AugmentationSettings.TimeMask time,
            AugmentationSettings.FrequencyMask frequency) {
        return new SpectrogramAugmenter(
                new AugmentationSettings(
                        OFF.gain(),
                        OFF.speed(),
                        OFF.pause(),
                        OFF.noise(),
                        OFF.bandLimit(),
                        OFF.telephone(),
                        OFF.coding(),
                        shift,
                        OFF.mixup(),
                        time,
                        frequency),
                BANDS,
                FRAMES);
    }
}
