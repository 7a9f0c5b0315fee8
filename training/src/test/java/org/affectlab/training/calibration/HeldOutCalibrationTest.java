package org.affectlab.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldOutCalibrationTest {

    @Test
    void eachHalfIsScoredWithTheOthersTemperature() {
        // Speaker a is right 3 times out of 4, speaker b 7 out of 8, with logits ±1 for two classes: T = 1 ÷ ln 3 and 1
        // ÷ ln 7.
        List<float[][]> logits = new ArrayList<>();
        List<String> speakers = new ArrayList<>();
        int[] actual = new int[16];
        for (int item = 0; item < 16; item++) {
            logits.add(new float[][] {{1, 0}});
            speakers.add(item < 8 ? "a" : "b");
        }
        actual[0] = 1;
        actual[1] = 1;
        actual[8] = 1;

        Calibration calibration = HeldOutCalibration.of(logits, actual, speakers, "settings");

        // Together 13 of 16.
        assertThat(calibration.temperature()).isCloseTo(1 / Math.log(13.0 / 3), within(1e-5));
        assertThat(calibration.speakers()).containsExactly("a", "b");
        assertThat(calibration.errorBefore()).isCloseTo(13.0 / 16 - 1 / (1 + Math.exp(-1)), within(1e-6));
        assertThat(calibration.errorAfter()).isCloseTo(1.0 / 8, within(1e-5));
        double crossed = -(6 * Math.log(7.0 / 8) + 2 * Math.log(1.0 / 8) + 7 * Math.log(0.75) + Math.log(0.25)) / 16;
        assertThat(calibration.lossAfter()).isCloseTo(crossed, within(1e-5));
    }

    @Test
    void oneSpeakerCannotBeHalved() {
        assertThatThrownBy(() -> HeldOutCalibration.of(
                        List.of(new float[][] {{1, 0}}, new float[][] {{1, 0}}), new int[2], List.of("a", "a"), "x"))
                .hasMessageContaining("two held-out speakers");
    }
}
