package org.affectlab.training.optimiser;

import org.affectlab.training.config.OptimiserSettings;

/** The learning rate of each step. Pure and thread-safe. */
public interface RateSchedule {
    /** @param step from 0 on */
    double rate(long step);

    /** The one that goes with the settings' kind of descent. */
    static RateSchedule of(OptimiserSettings settings, int stepsPerEpoch, int epochs) {
        long steps = (long) epochs * stepsPerEpoch;
        return settings.kind() == OptimiserSettings.Kind.SGD
                ? new InverseSchedule(settings.learningRate(), steps)
                : new LearningRateSchedule(
                        settings.learningRate(),
                        settings.finalLearningRate(),
                        Math.round(settings.warmUpEpochs() * stepsPerEpoch),
                        steps);
    }
}
