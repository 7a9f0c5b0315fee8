package org.affectlab.training.optimiser;

import java.util.List;
import org.affectlab.training.config.OptimiserSettings;
import org.affectlab.training.config.PlateauSettings;

/**
 * The rates of one epoch, given the losses of all epochs before it: linear warm-up to the peak, and times the factor whenever the loss has not
 * fallen below its minimum for as many epochs as patience lasts, which begins anew then. Epochs of the warm-up do not count. ATFNN, section d
 * (our choice). Pure and thread-safe.
 *
 * @param rate of the epoch after the warm-up
 */
public record PlateauSchedule(double rate, long warmUpSteps) implements RateSchedule {
    /** @param losses mean training losses of the epochs so far, the first one first */
    static PlateauSchedule after(
            List<Double> losses, PlateauSettings plateau, OptimiserSettings optimiser, int stepsPerEpoch) {
        double rate = optimiser.learningRate();
        double lowest = Double.POSITIVE_INFINITY;
        int stalled = 0;
        int warmUp = (int) Math.ceil(optimiser.warmUpEpochs());
        for (double loss : losses.subList(Math.min(warmUp, losses.size()), losses.size())) {
            stalled = loss < lowest ? 0 : stalled + 1;
            lowest = Math.min(lowest, loss);
            if (stalled == plateau.patience()) {
                rate = Math.max(optimiser.finalLearningRate(), rate * plateau.factor());
                stalled = 0;
            }
        }
        return new PlateauSchedule(rate, Math.round(optimiser.warmUpEpochs() * stepsPerEpoch));
    }

    @Override
    public double rate(long step) {
        return step < warmUpSteps ? rate * (step + 1) / warmUpSteps : rate;
    }
}
