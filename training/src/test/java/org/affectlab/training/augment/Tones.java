package org.affectlab.training.augment;

/** Sines of 16 kHz and their measure. */
final class Tones {
    private Tones() {}

    static float[] of(double hertz, double amplitude, int samples) {
        float[] tone = new float[samples];
        for (int index = 0; index < samples; index++) {
            tone[index] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * index / 16_000 + 0.1));
        }
        return tone;
    }

    /** Root of the mean square of {@code [from, to)}. */
    static double rms(float[] samples, int from, int to) {
        double sum = 0;
        for (int index = from; index < to; index++) {
            sum += (double) samples[index] * samples[index];
        }
        return Math.sqrt(sum / (to - from));
    }

    static double rms(float[] samples) {
        return rms(samples, 0, samples.length);
    }

    /** Of a sine that fills {@code [from, to)}. */
    static double amplitude(float[] samples, int from, int to) {
        return rms(samples, from, to) * Math.sqrt(2);
    }
}
