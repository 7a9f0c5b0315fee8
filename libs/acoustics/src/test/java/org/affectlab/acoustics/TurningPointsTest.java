package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TurningPointsTest {

    @Test
    void aZigzagHasItsPeaksAndSlopes() {
        TurningPoints turns = of(0, 5, 10, 5, 0, 5, 10, 5, 0, 1, 2);

        assertThat(turns.peaks()).isEqualTo(2);
        // Two rises of 5 a frame, then one of 1 behind the last minimum, at 100 frames a second.
        assertThat(turns.meanRising()).isCloseTo((500 + 500 + 100) / 3.0, within(1e-9));
        assertThat(turns.meanFalling()).isCloseTo(500, within(1e-9));
        assertThat(turns.deviationFalling()).isCloseTo(0, within(1e-9));
    }

    @Test
    void ripplesOfLessThanATenthAreNone() {
        assertThat(of(0, 50, 100, 99.5, 100.2, 50, 0, 1, 0.5, 1, 0.4).peaks()).isEqualTo(1);
    }

    @Test
    void aLittleHigherPeakOfTheSameHillIsNotThePeak() {
        // 102 is less than 5 % above 100: the rise ends at the first.
        assertThat(of(0, 50, 100, 98, 102, 50, 0, 1, 0.5).meanRising())
                .isCloseTo((100 / 0.02 + (0.5 - 0) / 0.02) / 2, within(1e-9));
        assertThat(of(0, 50, 100, 98, 110, 50, 0, 1, 0.5).meanRising())
                .isCloseTo((110 / 0.04 + (0.5 - 0) / 0.02) / 2, within(1e-9));
    }

    @Test
    void withoutTurnsThereIsOneSlopeWithItsSign() {
        TurningPoints falling = of(3, 2, 1, 0);

        assertThat(falling.peaks()).isZero();
        assertThat(falling.meanFalling()).isCloseTo(-100, within(1e-9));
        assertThat(falling.meanRising()).isZero();
        assertThat(of().peaks()).isZero();
        assertThat(of(1).meanFalling()).isZero();
    }

    private static TurningPoints of(double... values) {
        try (Contour contour = new Contour()) {
            for (double value : values) {
                contour.accept(value);
            }
            return TurningPoints.of(contour, 100);
        }
    }
}
