package org.affectlab.training.augment;

import static java.util.Objects.requireNonNull;

import java.util.SplittableRandom;
import org.affectlab.training.config.AugmentationSettings;
import org.affectlab.training.config.WindowSettings;

/**
 * Cuts one training window and changes it: place (when windows are random), speed, gain, noise, band limit, coding. Stateless and thread-safe; all
 * randomness comes from the generator that is handed in, so equal generators give equal windows.
 */
public final class WaveformAugmenter {
    private final AugmentationSettings settings;
    private final WindowSettings.Kind kind;

    public WaveformAugmenter(AugmentationSettings settings, WindowSettings.Kind kind) {
        this.settings = requireNonNull(settings, "settings is null");
        this.kind = requireNonNull(kind, "kind is null");
    }

    /**
     * @param gridStart where the window begins when windows come from the grid
     * @param target receives {@link WindowGrid#WINDOW_SAMPLES} samples from {@code offset} on
     */
    public void window(float[] recording, int gridStart, SplittableRandom random, float[] target, int offset) {
        double factor = speed(random);
        int start = kind == WindowSettings.Kind.GRID ? gridStart : randomStart(recording.length, factor, random);
        if (factor == 1) {
            WindowGrid.copy(recording, start, target, offset);
        } else {
            new SincResampler(factor)
                    .read(
                            recording,
                            WindowGrid.period(recording.length),
                            start,
                            target,
                            offset,
                            WindowGrid.WINDOW_SAMPLES);
        }
        gain(random, target, offset);
        noise(random, target, offset);
        bandLimit(random, target, offset);
        coding(random, target, offset);
    }

    private double speed(SplittableRandom random) {
        AugmentationSettings.Speed speed = settings.speed();
        if (speed.probability() == 0 || random.nextDouble() >= speed.probability()) {
            return 1;
        }
        return speed.minFactor() + (speed.maxFactor() - speed.minFactor()) * random.nextDouble();
    }

    private static int randomStart(int samples, double factor, SplittableRandom random) {
        int needed = (int) Math.ceil(WindowGrid.WINDOW_SAMPLES * factor);
        // A clip that is too short is read cyclically, so any phase of its period may come first.
        int choices = samples > needed ? samples - needed + 1 : WindowGrid.period(samples);
        return random.nextInt(choices);
    }

    private void gain(SplittableRandom random, float[] target, int offset) {
        AugmentationSettings.Gain gain = settings.gain();
        if (gain.probability() == 0 || random.nextDouble() >= gain.probability()) {
            return;
        }
        float factor = (float) Math.pow(10, gain.maxDecibels() * (2 * random.nextDouble() - 1) / 20);
        for (int index = offset; index < offset + WindowGrid.WINDOW_SAMPLES; index++) {
            target[index] *= factor;
        }
    }

    private void noise(SplittableRandom random, float[] target, int offset) {
        AugmentationSettings.Noise noise = settings.noise();
        if (noise.probability() == 0 || random.nextDouble() >= noise.probability()) {
            return;
        }
        double ratio = noise.minSnrDecibels() + (noise.maxSnrDecibels() - noise.minSnrDecibels()) * random.nextDouble();
        double power = 0;
        for (int index = offset; index < offset + WindowGrid.WINDOW_SAMPLES; index++) {
            power += (double) target[index] * target[index];
        }
        double deviation = Math.sqrt(power / WindowGrid.WINDOW_SAMPLES) * Math.pow(10, -ratio / 20);
        for (int index = offset; index < offset + WindowGrid.WINDOW_SAMPLES; index++) {
            target[index] += (float) (deviation * random.nextGaussian());
        }
    }

    private void bandLimit(SplittableRandom random, float[] target, int offset) {
        AugmentationSettings.BandLimit limit = settings.bandLimit();
        if (limit.probability() == 0 || random.nextDouble() >= limit.probability()) {
            return;
        }
        double cutoff = limit.minHertz() + (limit.maxHertz() - limit.minHertz()) * random.nextDouble();
        new LowPass(cutoff).apply(target, offset, offset + WindowGrid.WINDOW_SAMPLES);
    }

    private void coding(SplittableRandom random, float[] target, int offset) {
        AugmentationSettings.Coding coding = settings.coding();
        if (coding.probability() == 0 || random.nextDouble() >= coding.probability()) {
            return;
        }
        SampleCoding[] codings = SampleCoding.values();
        codings[random.nextInt(codings.length)].apply(target, offset, offset + WindowGrid.WINDOW_SAMPLES);
    }
}
