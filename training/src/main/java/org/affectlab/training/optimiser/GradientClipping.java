package org.affectlab.training.optimiser;

/** Clipping by the global norm. */
public final class GradientClipping {
    private GradientClipping() {}

    /**
     * Factor that brings a gradient of this norm down to the limit; 1 when it is below it or the limit is 0 (off).
     *
     * @return in (0, 1]
     */
    public static double scale(double norm, double limit) {
        return limit == 0 || norm <= limit ? 1 : limit / norm;
    }
}
