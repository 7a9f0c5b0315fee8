package org.affectlab.training.optimiser;

/** The same rate for all steps of an epoch, times a factor after each epoch (code: RandLA-Net). Pure and thread-safe. */
public record ExponentialSchedule(double first, double epochFactor, int stepsPerEpoch) implements RateSchedule {
    public ExponentialSchedule {
        if (!(first > 0) || !(epochFactor > 0 && epochFactor <= 1) || stepsPerEpoch < 1) {
            throw new IllegalArgumentException("rate, factor and steps must be positive, the factor at most 1: " + first
                    + ", " + epochFactor + ", " + stepsPerEpoch);
        }
    }

    @Override
    public double rate(long step) {
        if (step < 0) {
            throw new IllegalArgumentException("step must not be negative: " + step);
        }
        return first * Math.pow(epochFactor, step / stepsPerEpoch);
    }
}
