package org.affectlab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowCutterTest {
    private static final int FRAME_HOP = 160;

    private static float[] ramp(int length) {
        float[] samples = new float[length];
        for (int index = 0; index < length; index++) {
            samples[index] = index;
        }
        return samples;
    }

    @Test
    void cutsACopyAtTheStart() {
        float[] samples = ramp(10);
        WindowPlan plan = new WindowPlan(10, 4, 3, 1);

        float[] window = WindowCutter.cut(samples, plan, 1);
        assertThat(window).containsExactly(3, 4, 5, 6);
        window[0] = -1;
        assertThat(samples[3]).isEqualTo(3);
    }

    @Test
    void aRecordingOfExactlyOneWindowIsNotRepeated() {
        float[] samples = ramp(41_200);
        assertThat(WindowCutter.cut(samples, new WindowPlan(41_200, 41_200, 20_480, FRAME_HOP), 0))
                .isEqualTo(samples);
    }

    @Test
    void repeatsWithAPeriodOfWholeFrames() {
        float[] samples = ramp(3_333);
        float[] window = WindowCutter.cut(samples, new WindowPlan(3_333, 41_200, 20_480, FRAME_HOP), 0);

        int period = 20 * FRAME_HOP;
        assertThat(window).hasSize(41_200);
        for (int index = 0; index < window.length; index++) {
            assertThat(window[index]).isEqualTo(index % period);
        }
    }

    @Test
    void oneSampleTooFewStillFillsTheWindow() {
        float[] samples = ramp(41_199);
        float[] window = WindowCutter.cut(samples, new WindowPlan(41_199, 41_200, 20_480, FRAME_HOP), 0);

        int period = 41_120;
        assertThat(Arrays.copyOf(window, period)).isEqualTo(Arrays.copyOf(samples, period));
        assertThat(window[period]).isZero();
        assertThat(window[41_199]).isEqualTo(79);
    }

    @Test
    void shorterThanAFrameIsRepeatedWhole() {
        float[] window = WindowCutter.cut(ramp(3), new WindowPlan(3, 8, 4, FRAME_HOP), 0);
        assertThat(window).containsExactly(0, 1, 2, 0, 1, 2, 0, 1);
    }

    @Test
    void everyWindowIsASliceOfTheRecording() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int window = 1 + random.nextInt(50);
            int length = window + random.nextInt(300);
            WindowPlan plan = new WindowPlan(length, window, 1 + random.nextInt(window), 1 + random.nextInt(20));
            float[] samples = ramp(length);
            for (int index = 0; index < plan.count(); index++) {
                assertThat(WindowCutter.cut(samples, plan, index))
                        .isEqualTo(Arrays.copyOfRange(samples, plan.start(index), plan.start(index) + window));
            }
        }
    }

    @Test
    void copyGoesRoundFromAnyPhaseAndLeavesTheRestOfTheTargetAlone() {
        float[] target = new float[12];
        Arrays.fill(target, -1);
        WindowCutter.copy(ramp(7), 4, 2, target, 1, 9);
        assertThat(target).containsExactly(-1, 4, 5, 0, 1, 2, 3, 4, 5, 0, -1, -1);
    }

    @Test
    void periodIsCutToWholeFrameHopsOnlyWhereARecordingRepeats() {
        assertThat(WindowCutter.period(41_200, 41_200, FRAME_HOP)).isEqualTo(41_200);
        assertThat(WindowCutter.period(41_199, 41_200, FRAME_HOP)).isEqualTo(41_120);
        assertThat(WindowCutter.period(159, 41_200, FRAME_HOP)).isEqualTo(159);
    }

    @Test
    void refusesThePlanOfAnotherRecording() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowCutter.cut(ramp(9), new WindowPlan(10, 4, 3, 1), 0));
    }
}
