package org.affectlab.speech.pipeline;

import java.util.Arrays;
import java.util.Random;
import org.affectlab.media.AudioSource;
import org.affectlab.media.DecodedAudio;

/** Recordings for tests, of 16 kHz. Stateless. */
final class Sounds {
    private Sounds() {}

    static DecodedAudio audio(float[] samples) {
        return new DecodedAudio(samples, 16_000, new AudioSource("wav", "pcm_s16le", 16_000, 1));
    }

    /** Half seconds of a voice whose pitch moves, between half seconds of soft noise. */
    static float[] speechLike(int samples) {
        Random random = new Random(7);
        float[] sound = new float[samples];
        double phase = 0;
        for (int index = 0; index < samples; index++) {
            double seconds = index / 16_000.0;
            phase += 2 * Math.PI * (140 + 30 * Math.sin(2 * Math.PI * 1.3 * seconds)) / 16_000;
            double voice = 0;
            for (int harmonic = 1; harmonic <= 20; harmonic++) {
                voice += Math.sin(harmonic * phase) / harmonic;
            }
            boolean voiced = index / 8_000 % 2 == 0;
            sound[index] = (float) ((voiced ? 0.2 * voice : 0) + 0.005 * random.nextGaussian());
        }
        return sound;
    }

    static float[] constant(int samples, float value) {
        float[] sound = new float[samples];
        Arrays.fill(sound, value);
        return sound;
    }

    /** One sample, then silence. */
    static float[] click(int samples, float value) {
        float[] sound = new float[samples];
        sound[samples / 2] = value;
        return sound;
    }
}
