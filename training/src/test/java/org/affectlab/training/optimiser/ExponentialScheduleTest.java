package org.affectlab.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExponentialScheduleTest {
    @Test
    void theRateFallsBetweenEpochsOnly() {
        ExponentialSchedule schedule = new ExponentialSchedule(0.01, 0.95, 500);

        assertThat(schedule.rate(0)).isEqualTo(0.01);
        assertThat(schedule.rate(499)).isEqualTo(0.01);
        assertThat(schedule.rate(500)).isEqualTo(0.0095, within(1e-12));
        assertThat(schedule.rate(49_999)).isEqualTo(0.01 * Math.pow(0.95, 99), within(1e-12));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new ExponentialSchedule(0, 0.95, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExponentialSchedule(1, 1.1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExponentialSchedule(1, 0.5, 1).rate(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
