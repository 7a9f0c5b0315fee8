package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormantsTest {
    private final Formants formants = new Formants();

    @Test
    void risingAndWithinTheBand() {
        Random random = new Random(3);
        float[] frame = new float[320];
        for (int round = 0; round < 20; round++) {
            for (int index = 0; index < frame.length; index++) {
                frame[index] = (float) (0.1 * random.nextGaussian());
            }
            double[] values = new double[Formants.COUNT + 1];
            formants.compute(frame, values, 1);

            assertThat(values[1]).isBetween(50.0, values[3]);
            assertThat(values[3]).isLessThan(values[5]);
            assertThat(values[5]).isLessThan(5_500);
            assertThat(values[2]).isPositive();
        }
    }

    @Test
    void silenceHasNone() {
        double[] values = {1, 1, 1, 1, 1, 1};

        formants.compute(new float[320], values, 0);

        assertThat(values).containsOnly(0);
    }

    @Test
    void loudnessChangesNothing() {
        float[] voice = VoiceLikeSignal.of(5_320, 16_000);
        float[] frame = Arrays.copyOfRange(voice, 5_000, 5_320);
        float[] soft = frame.clone();
        for (int index = 0; index < soft.length; index++) {
            soft[index] /= 4;
        }
        double[] values = new double[Formants.COUNT];
        double[] softValues = new double[Formants.COUNT];
        formants.compute(frame, values, 0);
        formants.compute(soft, softValues, 0);

        assertThat(softValues).containsExactly(values, within(1e-6));
    }
}
