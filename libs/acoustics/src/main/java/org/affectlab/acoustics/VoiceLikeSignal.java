package org.affectlab.acoustics;

import java.util.SplittableRandom;

/**
 * A waveform that resembles a voice: a pulse train with a falling, trembling pitch through three formants that move from vowel to vowel,
 * in syllables, over weak breath noise; for examples and measurements. The same samples on every machine up to the last bits of {@code Math.sin}. Stateless.
 */
public final class VoiceLikeSignal {
    private static final double[][] VOWELS = {{730, 1090, 2440}, {270, 2290, 3010}, {570, 840, 2410}, {530, 1840, 2480}
    };
    private static final double[] BANDWIDTHS = {80, 100, 140};
    private static final double SYLLABLE_SECONDS = 0.22;
    private static final double PEAK = 0.5;

    private VoiceLikeSignal() {}

    /** Samples in [−0.5, 0.5]. */
    public static float[] of(int samples, int sampleRateHz) {
        SplittableRandom random = new SplittableRandom(2306);
        double[] values = new double[samples];
        double phase = 0;
        for (int index = 0; index < samples; index++) {
            double seconds = (double) index / sampleRateHz;
            double pitch = 150 - 15 * seconds + 4 * Math.sin(2 * Math.PI * 5.5 * seconds);
            phase += pitch / sampleRateHz;
            double pulse = phase >= 1 ? 1 : 0;
            phase -= Math.floor(phase);
            double within = seconds / SYLLABLE_SECONDS % 1;
            values[index] = (pulse + 0.01 * random.nextGaussian()) * Math.sin(Math.PI * within);
        }
        for (int formant = 0; formant < BANDWIDTHS.length; formant++) {
            resonate(values, formant, sampleRateHz);
        }
        return scaled(values);
    }

    private static void resonate(double[] values, int formant, int sampleRateHz) {
        double radius = Math.exp(-Math.PI * BANDWIDTHS[formant] / sampleRateHz);
        double last = 0;
        double beforeLast = 0;
        for (int index = 0; index < values.length; index++) {
            int syllable = (int) (index / (SYLLABLE_SECONDS * sampleRateHz));
            double frequency = VOWELS[syllable % VOWELS.length][formant];
            double cosine = 2 * radius * Math.cos(2 * Math.PI * frequency / sampleRateHz);
            double value = values[index] + cosine * last - radius * radius * beforeLast;
            beforeLast = last;
            last = value;
            values[index] = value;
        }
    }

    private static float[] scaled(double[] values) {
        double peak = 0;
        for (double value : values) {
            peak = Math.max(peak, Math.abs(value));
        }
        float[] scaled = new float[values.length];
        for (int index = 0; index < scaled.length; index++) {
            scaled[index] = (float) (PEAK * values[index] / peak);
        }
        return scaled;
    }
}
