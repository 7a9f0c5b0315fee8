package org.affectlab.training.augment;

/**
 * A low-pass for 16 kHz samples: sinc of {@value #TAPS} taps under a Hann window, gain 1 at 0 Hz, so a transition of about 500 Hz. Samples
 * beyond the ends count as zero. Immutable.
 */
public final class LowPass {
    private static final int TAPS = 127;
    private static final int HALF = TAPS / 2;
    private static final double SAMPLE_RATE_HZ = 16_000;

    private final double[] taps = new double[TAPS];

    /** @param cutoffHertz where half of the amplitude is left, between 0 and 8,000 */
    public LowPass(double cutoffHertz) {
        if (!(cutoffHertz > 0 && cutoffHertz < SAMPLE_RATE_HZ / 2)) {
            throw new IllegalArgumentException("cutoffHertz must be between 0 and 8000: " + cutoffHertz);
        }
        double sum = 0;
        for (int tap = 0; tap < TAPS; tap++) {
            double distance = tap - HALF;
            double angle = 2 * Math.PI * cutoffHertz / SAMPLE_RATE_HZ * distance;
            double sinc = distance == 0 ? 1 : Math.sin(angle) / angle;
            taps[tap] = sinc * (0.5 + 0.5 * Math.cos(Math.PI * distance / (HALF + 1)));
            sum += taps[tap];
        }
        for (int tap = 0; tap < TAPS; tap++) {
            taps[tap] /= sum;
        }
    }

    /** Filters {@code samples[from, to)} in place. */
    public void apply(float[] samples, int from, int to) {
        float[] original = new float[to - from + 2 * HALF];
        System.arraycopy(samples, from, original, HALF, to - from);
        for (int index = 0; index < to - from; index++) {
            double value = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                value += taps[tap] * original[index + tap];
            }
            samples[from + index] = (float) value;
        }
    }
}
