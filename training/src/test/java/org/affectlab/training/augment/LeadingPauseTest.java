package org.affectlab.training.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.affectlab.training.config.AugmentationSettings;
import org.junit.jupiter.api.Test;

class LeadingPauseTest {
    private static final int SAMPLES = 16_000;

    @Test
    void theVoiceComesLaterAndSilenceOrNoiseOfTheLevelBeforeIt() {
        LeadingPause pause = new LeadingPause(new AugmentationSettings.Pause(1, 0.5, -60, -50));
        int silences = 0;
        double shortest = 1;
        double longest = 0;
        double softest = 0;
        double loudest = -200;
        double whitest = 1;
        double brownest = 0;
        for (int seed = 0; seed < 400; seed++) {
            float[] target = ramp();
            pause.apply(new SplittableRandom(seed), target, 10, SAMPLES);

            int begin = 10;
            while (begin < SAMPLES + 10 && target[begin] != 1) {
                begin++;
            }
            double share = (begin - 10) / (double) SAMPLES;
            shortest = Math.min(shortest, share);
            longest = Math.max(longest, share);
            assertThat(Arrays.copyOfRange(target, begin, SAMPLES + 10))
                    .isEqualTo(Arrays.copyOfRange(ramp(), 10, SAMPLES + 20 - begin));
            assertThat(target[9]).isEqualTo(-7);
            assertThat(target[SAMPLES + 10]).isEqualTo(-7);
            if (begin < 4_000) {
                continue;
            }
            double level = 20 * Math.log10(Tones.rms(target, 10, begin));
            if (Double.isInfinite(level)) {
                silences++;
            } else {
                double colour = correlation(target, 10, begin);
                whitest = Math.min(whitest, colour);
                brownest = Math.max(brownest, colour);
                softest = Math.min(softest, level);
                loudest = Math.max(loudest, level);
            }
        }
        assertThat(whitest).isBetween(-0.1, 0.1);
        assertThat(brownest).isBetween(0.85, 1.0);
        assertThat(shortest).isLessThan(0.01);
        assertThat(longest).isBetween(0.49, 0.5);
        assertThat(silences).isBetween(60, 140);
        assertThat(softest).isBetween(-62.0, -59.0);
        assertThat(loudest).isBetween(-51.0, -48.0);
    }

    @Test
    void withoutProbabilityNothingIsDrawn() {
        SplittableRandom random = new SplittableRandom(3);
        float[] target = ramp();

        new LeadingPause(new AugmentationSettings.Pause(0, 1, -60, -50)).apply(random, target, 10, SAMPLES);

        assertThat(target).isEqualTo(ramp());
        assertThat(random.nextLong()).isEqualTo(new SplittableRandom(3).nextLong());
    }

    /** Of samples with those that follow them. */
    private static double correlation(float[] samples, int from, int to) {
        double together = 0;
        double alone = 0;
        for (int index = from; index < to - 1; index++) {
            together += (double) samples[index] * samples[index + 1];
            alone += (double) samples[index] * samples[index];
        }
        return together / alone;
    }

    /** 1, 2, 3 … between guards. */
    private static float[] ramp() {
        float[] ramp = new float[SAMPLES + 20];
        Arrays.fill(ramp, -7);
        for (int index = 0; index < SAMPLES; index++) {
            ramp[10 + index] = index + 1;
        }
        return ramp;
    }
}
