package org.affectlab.training.augment;

/**
 * A Butterworth high-pass of fourth order for 16 kHz samples: 24 dB an octave below the cutoff, where 3 dB are lost. Two second-order sections by
 * the bilinear transform with the cutoff warped (Oppenheim and Schafer, Discrete-Time Signal Processing, section 7.3). Causal; samples before
 * the range count as zero. Immutable.
 */
public final class HighPass {
    private static final double SAMPLE_RATE_HZ = 16_000;

    /** 1 ÷ (2 cos θ) of the two pairs of poles, at ±π/8 and ±3π/8 from the negative real axis. */
    private static final double[] QUALITIES = {0.5 / Math.cos(Math.PI / 8), 0.5 / Math.cos(3 * Math.PI / 8)};

    private final double warped;

    /** @param cutoffHertz where 0.707 of the amplitude is left, between 0 and 8,000 */
    public HighPass(double cutoffHertz) {
        if (!(cutoffHertz > 0 && cutoffHertz < SAMPLE_RATE_HZ / 2)) {
            throw new IllegalArgumentException("cutoffHertz must be between 0 and 8000: " + cutoffHertz);
        }
        warped = Math.tan(Math.PI * cutoffHertz / SAMPLE_RATE_HZ);
    }

    /** Filters {@code samples[from, to)} in place. */
    public void apply(float[] samples, int from, int to) {
        for (double quality : QUALITIES) {
            section(quality, samples, from, to);
        }
    }

    private void section(double quality, float[] samples, int from, int to) {
        double norm = 1 / (1 + warped / quality + warped * warped);
        double feedback1 = 2 * (warped * warped - 1) * norm;
        double feedback2 = (1 - warped / quality + warped * warped) * norm;
        double state1 = 0;
        double state2 = 0;
        for (int index = from; index < to; index++) {
            double input = samples[index];
            double output = norm * input + state1;
            state1 = -2 * norm * input - feedback1 * output + state2;
            state2 = norm * input - feedback2 * output;
            samples[index] = (float) output;
        }
    }
}
