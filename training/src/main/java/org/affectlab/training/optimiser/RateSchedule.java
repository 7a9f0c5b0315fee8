package org.affectlab.training.optimiser;

import java.util.List;
import org.affectlab.training.config.OptimiserSettings;
import org.affectlab.training.config.PlateauSettings;

/** The learning rate of each step, counted over the whole run. Pure and thread-safe. */
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

    /**
     * That of the next epoch, if the loss may decide it.
     *
     * @param losses mean training losses of the epochs so far, the first one first
     */
    static RateSchedule of(
            OptimiserSettings settings, PlateauSettings plateau, List<Double> losses, int stepsPerEpoch, int epochs) {
        return plateau.wanted()
                ? PlateauSchedule.after(losses, plateau, settings, stepsPerEpoch)
                : of(settings, stepsPerEpoch, epochs);
    }
}
