package org.affectlab.speech.api;

/** A voice for tests: twenty harmonics of a pitch that moves, half a second on, half a second soft. Stateless. */
final class Voice {
    private Voice() {}

    static float[] of(double seconds) {
        float[] samples = new float[(int) (seconds * WavFile.SAMPLE_RATE_HZ)];
        double phase = 0;
        for (int index = 0; index < samples.length; index++) {
            double time = (double) index / WavFile.SAMPLE_RATE_HZ;
            phase += 2 * Math.PI * (150 + 25 * Math.sin(8 * time)) / WavFile.SAMPLE_RATE_HZ;
            double voice = 0;
            for (int harmonic = 1; harmonic <= 20; harmonic++) {
                voice += Math.sin(harmonic * phase) / harmonic;
            }
            samples[index] = (float) ((time % 1 < 0.5 ? 0.2 : 0.01) * voice);
        }
        return samples;
    }
}
