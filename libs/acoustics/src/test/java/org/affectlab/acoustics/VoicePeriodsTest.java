package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VoicePeriodsTest {
    private final VoicePeriods periods = new VoicePeriods();

    @Test
    void aSteadyToneHasNeither() {
        run(index -> Math.sin(2 * Math.PI * index / 80));

        assertThat(periods.jitter()).isCloseTo(0, within(1e-4));
        assertThat(periods.shimmer()).isCloseTo(0, within(1e-3));
    }

    @Test
    void aToneThatGrowsByATenthOfItsAmplitudeAPeriodHasThatShimmer() {
        run(index -> Math.sin(2 * Math.PI * index / 80) * (1 + 0.1 * index / 80));

        // The difference of neighbours ÷ their mean, at the amplitudes of the last frames' periods.
        assertThat(periods.shimmer()).isBetween(20 * Math.log10(1 + 0.1 / 6), 20 * Math.log10(1 + 0.1 / 3));
        assertThat(periods.jitter()).isLessThan(0.01);
    }

    @Test
    void aNewRunKnowsNothingOfTheOneBefore() {
        run(index -> Math.sin(2 * Math.PI * index / 80) * (1 + 0.1 * index / 80));
        periods.unvoiced(new float[VoiceTracker.LENGTH]);
        periods.voiced(new float[VoiceTracker.LENGTH], 200);

        assertThat(periods.jitter()).isZero();
        assertThat(periods.shimmer()).isZero();
    }

    private interface Wave {
        double at(int index);
    }

    /** Twenty frames of a voice of 200 Hz. */
    private void run(Wave wave) {
        for (int frame = 0; frame < 20; frame++) {
            float[] samples = new float[VoiceTracker.LENGTH];
            for (int index = 0; index < samples.length; index++) {
                samples[index] = (float) (0.1 * wave.at(frame * 160 + index));
            }
            periods.voiced(samples, 200);
        }
    }
}
