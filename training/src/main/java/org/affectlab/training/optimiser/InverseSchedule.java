package org.affectlab.training.optimiser;

/** η ÷ (1 + 10p)^0.75 with the progress p from 0 to 1; DIDAN, section d (our choice, as in domain-adversarial training). */
public record InverseSchedule(double peak, long totalSteps) implements RateSchedule {
    public InverseSchedule {
        if (!(peak > 0) || totalSteps < 1) {
            throw new IllegalArgumentException("rate and steps must be positive: " + peak + ", " + totalSteps);
        }
    }

    @Override
    public double rate(long step) {
        if (step < 0 || step >= totalSteps) {
            throw new IllegalArgumentException("step " + step + " is outside the " + totalSteps + " steps");
        }
        return peak / Math.pow(1 + 10.0 * step / totalSteps, 0.75);
    }
}
