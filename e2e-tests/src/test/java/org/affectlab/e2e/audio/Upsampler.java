package org.affectlab.e2e.audio;

/** Raises the sample rate with a Hann-windowed sinc of 64 taps; slow and plain, for clips of a few seconds. Stateless. */
public final class Upsampler {
    private static final int HALF_TAPS = 32;

    private Upsampler() {}

    public static Pcm to(int sampleRateHz, Pcm source) {
        if (sampleRateHz < source.sampleRateHz()) {
            throw new IllegalArgumentException("would lower the rate, and this has no low-pass for that");
        }
        double ratio = (double) sampleRateHz / source.sampleRateHz();
        double[] samples = new double[(int) Math.round(source.samples().length * ratio)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = valueAt(source.samples(), i / ratio);
        }
        return new Pcm(samples, sampleRateHz);
    }

    private static double valueAt(double[] samples, double position) {
        int nearest = (int) Math.floor(position);
        double sum = 0;
        for (int i = nearest - HALF_TAPS + 1; i <= nearest + HALF_TAPS; i++) {
            if (i >= 0 && i < samples.length) {
                sum += samples[i] * kernel(position - i);
            }
        }
        return sum;
    }

    private static double kernel(double distance) {
        if (distance == 0) {
            return 1;
        }
        double angle = Math.PI * distance;
        return Math.sin(angle) / angle * 0.5 * (1 + Math.cos(angle / HALF_TAPS));
    }
}
