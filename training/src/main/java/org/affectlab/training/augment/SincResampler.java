package org.affectlab.training.augment;

/**
 * Reads a cyclic recording at another speed by windowed-sinc interpolation (16 taps, Hann, 512 phases, cut off at 0.95 of the lower of
 * both Nyquist frequencies). Immutable and thread-safe; one instance serves one factor.
 */
final class SincResampler {
    private static final int TAPS = 16;
    private static final int PHASES = 512;

    private final double factor;
    private final float[] kernel = new float[(PHASES + 1) * TAPS];

    /** @param factor input samples for each output sample, so above 1 plays faster */
    SincResampler(double factor) {
        this.factor = factor;
        double cutoff = 0.95 * Math.min(1, 1 / factor);
        for (int phase = 0; phase <= PHASES; phase++) {
            double sum = 0;
            double[] taps = new double[TAPS];
            for (int tap = 0; tap < TAPS; tap++) {
                double distance = tap - (TAPS / 2 - 1) - (double) phase / PHASES;
                double window = Math.max(0, 0.5 + 0.5 * Math.cos(2 * Math.PI * distance / TAPS));
                double angle = Math.PI * cutoff * distance;
                taps[tap] = window * (Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle);
                sum += taps[tap];
            }
            for (int tap = 0; tap < TAPS; tap++) {
                kernel[phase * TAPS + tap] = (float) (taps[tap] / sum);
            }
        }
    }

    /** Writes {@code length} samples read from {@code start} on, the recording repeating with its period. */
    void read(float[] recording, int period, int start, float[] target, int offset, int length) {
        for (int index = 0; index < length; index++) {
            double position = start + index * factor;
            long whole = (long) Math.floor(position);
            int phase = (int) Math.round((position - whole) * PHASES) * TAPS;
            int first = (int) Math.floorMod(whole - (TAPS / 2 - 1), (long) period);
            float sum = 0;
            if (first + TAPS <= period) {
                for (int tap = 0; tap < TAPS; tap++) {
                    sum += kernel[phase + tap] * recording[first + tap];
                }
            } else {
                for (int tap = 0; tap < TAPS; tap++) {
                    sum += kernel[phase + tap] * recording[(first + tap) % period];
                }
            }
            target[offset + index] = sum;
        }
    }
}
