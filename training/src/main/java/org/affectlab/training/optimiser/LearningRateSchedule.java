package org.affectlab.training.optimiser;

/**
 * Linear warm-up, then half a cosine. Pure and thread-safe.
 *
 * <p>Step i of the w warm-up steps (i from 0) uses peak·(i + 1) ÷ w; the first step after it uses the peak and the last one the final rate.
 */
public record LearningRateSchedule(double peak, double last, long warmUpSteps, long totalSteps)
        implements RateSchedule {
    public LearningRateSchedule {
        if (!(peak > 0) || !(last >= 0) || last > peak) {
            throw new IllegalArgumentException("rates must be positive and falling: " + peak + " to " + last);
        }
        if (warmUpSteps < 0 || totalSteps < 1 || warmUpSteps > totalSteps) {
            throw new IllegalArgumentException("steps must hold the warm-up: " + warmUpSteps + " of " + totalSteps);
        }
    }

    /** @param step from 0 to totalSteps − 1 */
    @Override
    public double rate(long step) {
        if (step < 0 || step >= totalSteps) {
            throw new IllegalArgumentException("step " + step + " is outside the " + totalSteps + " steps");
        }
        if (step < warmUpSteps) {
            return peak * (step + 1) / warmUpSteps;
        }
        long length = totalSteps - 1 - warmUpSteps;
        double progress = length == 0 ? 1 : (double) (step - warmUpSteps) / length;
        return last + (peak - last) * 0.5 * (1 + Math.cos(Math.PI * progress));
    }
}
