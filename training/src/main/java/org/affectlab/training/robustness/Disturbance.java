package org.affectlab.training.robustness;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.media.AudioDecoder;
import org.affectlab.media.AudioLimits;
import org.affectlab.media.MediaException;
import org.affectlab.media.encoding.RecordingEncoder;
import org.affectlab.media.encoding.RecordingForm;
import org.affectlab.training.augment.LowPass;

/**
 * One thing that happens to recordings between the voice and us. Levels are our choice, what laboratories meet. Immutable.
 *
 * @param title for tables
 * @param change of 16 kHz mono samples in [−1, 1]; gives a new array and draws from the generator alone
 */
record Disturbance(String title, Change change) {
    private static final int SAMPLE_RATE_HZ = 16_000;

    /** What is done to the samples. */
    interface Change {
        float[] apply(float[] samples, SplittableRandom random) throws IOException;
    }

    /** All that are measured, in the order of the report. */
    static final List<Disturbance> ALL = List.of(
            new Disturbance("12 dB louder, clipped at full scale", (samples, random) -> gain(samples, 12)),
            new Disturbance("12 dB softer", (samples, random) -> gain(samples, -12)),
            new Disturbance("white noise at 20 dB SNR", (samples, random) -> noise(samples, 20, random)),
            new Disturbance("white noise at 10 dB SNR", (samples, random) -> noise(samples, 10, random)),
            new Disturbance("telephone band, 300 to 3400 Hz", (samples, random) -> telephone(samples)),
            new Disturbance("MP3 at 32 kbit/s", (samples, random) -> mp3(samples)),
            new Disturbance("1 s of silence before", (samples, random) -> padded(samples, 1, 0, random)),
            new Disturbance("3 s of silence before", (samples, random) -> padded(samples, 3, 0, random)),
            new Disturbance(
                    "3 s of room noise at −60 dB before", (samples, random) -> padded(samples, 3, 1e-3, random)));

    Disturbance {
        requireNonNull(title, "title is null");
        requireNonNull(change, "change is null");
    }

    private static float[] gain(float[] samples, double decibels) {
        double factor = Math.pow(10, decibels / 20);
        float[] changed = new float[samples.length];
        for (int index = 0; index < samples.length; index++) {
            // As a file of 16 bits would hold it.
            double value = Math.max(-1, Math.min(1, samples[index] * factor));
            changed[index] = (float) (Math.rint(value * 32_767) / 32_767);
        }
        return changed;
    }

    private static float[] noise(float[] samples, double decibels, SplittableRandom random) {
        double power = 0;
        for (float sample : samples) {
            power += (double) sample * sample;
        }
        double deviation = Math.sqrt(power / samples.length / Math.pow(10, decibels / 10));
        float[] changed = samples.clone();
        for (int index = 0; index < changed.length; index++) {
            changed[index] += (float) (deviation * random.nextGaussian());
        }
        return changed;
    }

    private static float[] telephone(float[] samples) {
        float[] changed = samples.clone();
        new LowPass(3_400).apply(changed, 0, changed.length);
        float[] low = changed.clone();
        new LowPass(300).apply(low, 0, low.length);
        for (int index = 0; index < changed.length; index++) {
            changed[index] -= low[index];
        }
        return changed;
    }

    private static float[] mp3(float[] samples) throws IOException {
        RecordingForm form = new RecordingForm(
                "MP3, 32 kbit/s", "mp3", "libmp3lame", RecordingForm.Samples.FLOAT_PLANAR, 32_000, false);
        try {
            return new AudioDecoder()
                    .decode(RecordingEncoder.encode(samples, form), AudioLimits.defaults())
                    .samples();
        } catch (MediaException e) {
            throw new IOException(form.title() + ": " + e.getMessage(), e);
        }
    }

    private static float[] padded(float[] samples, int seconds, double deviation, SplittableRandom random) {
        int before = seconds * SAMPLE_RATE_HZ;
        float[] changed = new float[before + samples.length];
        for (int index = 0; index < before && deviation > 0; index++) {
            changed[index] = (float) (deviation * random.nextGaussian());
        }
        System.arraycopy(samples, 0, changed, before, samples.length);
        return changed;
    }

    /** The changed samples; the same for the same seed. */
    float[] of(float[] samples, long seed) throws IOException {
        return change.apply(Arrays.copyOf(samples, samples.length), new SplittableRandom(seed));
    }
}
