package org.affectlab.training.pointcloud.config;

import static java.util.Objects.requireNonNull;

import org.affectlab.training.config.Checks;
import org.affectlab.training.config.OptimiserSettings;
import org.affectlab.training.optimiser.ExponentialSchedule;
import org.affectlab.training.optimiser.RateSchedule;

/**
 * The course of the learning rate.
 *
 * @param kind of course
 * @param epochFactor of {@link Kind#EXPONENTIAL}, above 0 and at most 1
 */
public record ScheduleSettings(Kind kind, double epochFactor) {
    /** The course. */
    public enum Kind {
        /** Times {@code epochFactor} after every epoch (code: RandLA-Net, 0.95). */
        EXPONENTIAL,
        /** What goes with the optimiser's own settings: warm-up and cosine. */
        OPTIMISER
    }

    public ScheduleSettings {
        requireNonNull(kind, "schedule.kind is null");
        Checks.check(epochFactor > 0 && epochFactor <= 1, "schedule.epochFactor must be in (0, 1]: " + epochFactor);
    }

    /** The rates of a run. */
    public RateSchedule schedule(OptimiserSettings optimiser, int stepsPerEpoch, int epochs) {
        return kind == Kind.EXPONENTIAL
                ? new ExponentialSchedule(optimiser.learningRate(), epochFactor, stepsPerEpoch)
                : RateSchedule.of(optimiser, stepsPerEpoch, epochs);
    }
}
