package org.affectlab.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.affectlab.training.config.OptimiserSettings;
import org.affectlab.training.config.OptimiserSettings.Kind;
import org.affectlab.training.config.PlateauSettings;
import org.junit.jupiter.api.Test;

final class PlateauScheduleTest {
    private static final int STEPS = 4;
    private static final OptimiserSettings OPTIMISER =
            new OptimiserSettings(Kind.ADAM, 0.8, 0.15, 0, 0.9, 0.999, 1e-8, 0, 0, 0);
    private static final PlateauSettings PLATEAU = new PlateauSettings(2, 0.5);

    private static final OptimiserSettings WARMED_UP =
            new OptimiserSettings(Kind.ADAM, 0.8, 0.15, 1.5, 0.9, 0.999, 1e-8, 0, 0, 0);

    private static double rate(Double... losses) {
        return PlateauSchedule.after(List.of(losses), PLATEAU, OPTIMISER, STEPS).rate(STEPS);
    }

    @Test
    void staysAsLongAsTheLossFalls() {
        assertThat(rate()).isEqualTo(0.8);
        assertThat(rate(5.0, 4.0, 3.0, 2.0, 1.0)).isEqualTo(0.8);
        assertThat(rate(5.0, 6.0, 4.0, 4.5, 3.0)).isEqualTo(0.8);
    }

    @Test
    void fallsAfterSoManyEpochsWithoutANewMinimum() {
        assertThat(rate(5.0, 5.0)).isEqualTo(0.8);
        assertThat(rate(5.0, 5.0, 5.0)).isEqualTo(0.4);
        assertThat(rate(5.0, 7.0, 6.0))
                .as("above the minimum, although it falls")
                .isEqualTo(0.4);
        assertThat(rate(5.0, 6.0, 6.0, 6.0)).as("patience begins anew").isEqualTo(0.4);
        assertThat(rate(5.0, 6.0, 6.0, 6.0, 6.0)).isEqualTo(0.2);
        assertThat(rate(5.0, 6.0, 6.0, 6.0, 4.0, 4.0)).isEqualTo(0.4);
    }

    @Test
    void neverFallsBelowTheLast() {
        assertThat(rate(5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0)).isEqualTo(0.15);
    }

    @Test
    void warmsUpBefore() {
        RateSchedule schedule = RateSchedule.of(WARMED_UP, PLATEAU, List.of(), STEPS, 10);

        assertThat(schedule.rate(0)).isEqualTo(0.8 / 6, within(1e-12));
        assertThat(schedule.rate(5)).isEqualTo(0.8, within(1e-12));
        assertThat(schedule.rate(39)).isEqualTo(0.8);
    }

    @Test
    void epochsOfTheWarmUpDoNotCount() {
        List<Double> losses = List.of(1.0, 2.0, 5.0, 5.0);
        assertThat(PlateauSchedule.after(losses, PLATEAU, WARMED_UP, STEPS).rate(39))
                .isEqualTo(0.8);
        assertThat(PlateauSchedule.after(List.of(1.0, 2.0, 5.0, 5.0, 5.0), PLATEAU, WARMED_UP, STEPS)
                        .rate(39))
                .isEqualTo(0.4);
    }

    @Test
    void withoutPatienceTheOptimisersOwnIsUsed() {
        assertThat(RateSchedule.of(OPTIMISER, PlateauSettings.NONE, List.of(5.0, 5.0, 5.0), STEPS, 10))
                .isEqualTo(RateSchedule.of(OPTIMISER, STEPS, 10));
    }
}
