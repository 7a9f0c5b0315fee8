package org.affectlab.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

    @Test
    void warmsUpLinearlyAndFallsAlongACosine() {
        LearningRateSchedule schedule = new LearningRateSchedule(1e-3, 1e-5, 4, 105);

        assertThat(schedule.rate(0)).isEqualTo(2.5e-4, within(1e-12));
        assertThat(schedule.rate(3)).isEqualTo(1e-3, within(1e-12));
        assertThat(schedule.rate(4)).isEqualTo(1e-3, within(1e-12));
        assertThat(schedule.rate(54)).isEqualTo((1e-3 + 1e-5) / 2, within(1e-12));
        assertThat(schedule.rate(104)).isEqualTo(1e-5, within(1e-12));
    }

    @Test
    void neverRisesAfterTheWarmUp() {
        LearningRateSchedule schedule = new LearningRateSchedule(3e-4, 0, 0, 500);
        for (int step = 1; step < 500; step++) {
            assertThat(schedule.rate(step)).isLessThan(schedule.rate(step - 1));
        }
    }

    @Test
    void aSingleStepIsTheLast() {
        assertThat(new LearningRateSchedule(1, 0.5, 0, 1).rate(0)).isEqualTo(0.5);
        assertThat(new LearningRateSchedule(1, 0.5, 3, 3).rate(2)).isEqualTo(1);
    }

    @Test
    void refusesStepsOutsideAndRisingRates() {
        LearningRateSchedule schedule = new LearningRateSchedule(1, 0, 1, 10);
        assertThatThrownBy(() -> schedule.rate(10)).hasMessageContaining("outside");
        assertThatThrownBy(() -> schedule.rate(-1)).hasMessageContaining("outside");
        assertThatThrownBy(() -> new LearningRateSchedule(1, 2, 0, 10)).hasMessageContaining("falling");
        assertThatThrownBy(() -> new LearningRateSchedule(1, 0, 11, 10)).hasMessageContaining("warm-up");
    }
}
