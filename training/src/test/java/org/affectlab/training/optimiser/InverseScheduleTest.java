package org.affectlab.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.affectlab.training.config.OptimiserSettings;
import org.affectlab.training.config.OptimiserSettings.Kind;
import org.junit.jupiter.api.Test;

final class InverseScheduleTest {
    @Test
    void fallsWithTheProgress() {
        InverseSchedule schedule = new InverseSchedule(0.01, 100);
        assertThat(schedule.rate(0)).isEqualTo(0.01);
        assertThat(schedule.rate(50)).isEqualTo(0.01 / Math.pow(6, 0.75), within(1e-12));
        assertThatThrownBy(() -> schedule.rate(100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InverseSchedule(0, 100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void descentAloneHasIt() {
        assertThat(RateSchedule.of(settings(Kind.SGD), 10, 3)).isEqualTo(new InverseSchedule(0.1, 30));
        assertThat(RateSchedule.of(settings(Kind.ADAMW), 10, 3)).isEqualTo(new LearningRateSchedule(0.1, 0, 10, 30));
    }

    private static OptimiserSettings settings(Kind kind) {
        return new OptimiserSettings(kind, 0.1, 0, 1, 0.9, 0.999, 1e-8, 0, 0, 0);
    }
}
