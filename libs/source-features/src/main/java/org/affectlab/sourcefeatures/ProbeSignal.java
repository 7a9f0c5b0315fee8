package org.affectlab.sourcefeatures;

/**
 * A fixed signal, something like a voice whose pitch rises, with a pause. Its features are kept beside packed ones: who computes others from it cannot
 * use them. Stateless.
 */
public final class ProbeSignal {
    private static final int SAMPLE_RATE_HZ = 16_000;
    private static final int SAMPLES = 2 * SAMPLE_RATE_HZ;
    private static final int HARMONICS = 12;
    private static final double TOLERANCE = 1e-3;

    private ProbeSignal() {}

    /** Two seconds at 16 kHz, in [−1, 1]; the same on every machine but for the last digit of a sine. */
    public static float[] samples() {
        float[] samples = new float[SAMPLES];
        double phase = 0;
        long noise = 1;
        for (int index = 0; index < SAMPLES; index++) {
            double second = (double) index / SAMPLE_RATE_HZ;
            phase += 2 * Math.PI * (110 + 60 * second) / SAMPLE_RATE_HZ;
            double voice = 0;
            for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
                voice += Math.sin(harmonic * phase) / harmonic;
            }
            noise = noise * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            double envelope = second > 0.9 && second < 1.2 ? 0 : 0.2 + 0.1 * Math.sin(2 * Math.PI * 3 * second);
            samples[index] = (float) (envelope * voice / 2 + 0.002 * (noise >> 32) / Integer.MAX_VALUE);
        }
        return samples;
    }

    /** Whether features of {@link #samples()} are those that were kept, within one part in a thousand of 1 + their size. */
    public static boolean agrees(SourceHeader kept, double[] computed) {
        boolean same = computed.length == kept.probe().size();
        for (int index = 0; same && index < computed.length; index++) {
            double value = kept.probe().get(index);
            same = Math.abs(value - computed[index]) <= TOLERANCE * (1 + Math.abs(value));
        }
        return same;
    }
}
