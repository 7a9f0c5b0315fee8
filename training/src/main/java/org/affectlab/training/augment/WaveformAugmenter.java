package org.affectlab.training.augment;

import static java.util.Objects.requireNonNull;

import java.util.SplittableRandom;
import org.affectlab.training.config.AugmentationSettings;
import org.affectlab.training.config.WindowSettings;

/**
 * Cuts one training window and changes it: place (when windows are random), speed, gain, pause, noise, band limit, telephone, coding.
 * Stateless and thread-safe; all randomness comes from the generator that is handed in, so equal generators give equal windows.
 */
public final class WaveformAugmenter {
    private final AugmentationSettings settings;
    private final WindowSettings.Kind kind;
    private final WindowGrid grid;
    private final LeadingPause pause;

    public WaveformAugmenter(AugmentationSettings settings, WindowSettings.Kind kind, WindowGrid grid) {
        this.grid = requireNonNull(grid, "grid is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.kind = requireNonNull(kind, "kind is null");
        this.pause = new LeadingPause(settings.pause());
    }

    /**
     * @param gridStart where the window begins when windows come from the grid
     * @param target receives a window's samples from {@code offset} on
     */
    public void window(float[] recording, int gridStart, SplittableRandom random, float[] target, int offset) {
        double factor = speed(random);
        int start = kind == WindowSettings.Kind.GRID ? gridStart : randomStart(recording.length, factor, random);
        if (factor == 1) {
            grid.copy(recording, start, target, offset);
        } else {
            new SincResampler(factor)
                    .read(recording, grid.period(recording.length), start, target, offset, grid.windowSamples());
        }
        gain(random, target, offset);
        pause.apply(random, target, offset, grid.windowSamples());
        noise(random, target, offset);
        bandLimit(random, target, offset);
        telephone(random, target, offset);
        coding(random, target, offset);
    }

    private double speed(SplittableRandom random) {
        AugmentationSettings.Speed speed = settings.speed();
        if (speed.probability() == 0 || random.nextDouble() >= speed.probability()) {
            return 1;
        }
        return speed.minFactor() + (speed.maxFactor() - speed.minFactor()) * random.nextDouble();
    }

    private int randomStart(int samples, double factor, SplittableRandom random) {
        int needed = (int) Math.ceil(grid.windowSamples() * factor);
        // A clip that is too short is read cyclically, so any phase of its period may come first.
        int choices = samples > needed ? samples - needed + 1 : grid.period(samples);
        return random.nextInt(choices);
    }

    private void gain(SplittableRandom random, float[] target, int offset) {
        AugmentationSettings.Gain gain = settings.gain();
        if (gain.probability() == 0 || random.nextDouble() >= gain.probability()) {
            return;
        }
        float factor = (float) Math.pow(10, gain.maxDecibels() * (2 * random.nextDouble() - 1) / 20);
        for (int index = offset; index < offset + grid.windowSamples(); index++) {
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
        for (int index = offset; index < offset + grid.windowSamples(); index++) {
            power += (double) target[index] * target[index];
        }
        double deviation = Math.sqrt(power / grid.windowSamples()) * Math.pow(10, -ratio / 20);
        for (int index = offset; index < offset + grid.windowSamples(); index++) {
            target[index] += (float) (deviation * random.nextGaussian());
        }
    }

    private void bandLimit(SplittableRandom random, float[] target, int offset) {
        AugmentationSettings.BandLimit limit = settings.bandLimit();
        if (limit.probability() == 0 || random.nextDouble() >= limit.probability()) {
            return;
        }
        double cutoff = limit.minHertz() + (limit.maxHertz() - limit.minHertz()) * random.nextDouble();
        new LowPass(cutoff).apply(target, offset, offset + grid.windowSamples());
    }

    private void telephone(SplittableRandom random, float[] target, int offset) {
        AugmentationSettings.Telephone band = settings.telephone();
        if (band.probability() == 0 || random.nextDouble() >= band.probability()) {
            return;
        }
        double low = band.minLowHertz() + (band.maxLowHertz() - band.minLowHertz()) * random.nextDouble();
        double high = band.minHighHertz() + (band.maxHighHertz() - band.minHighHertz()) * random.nextDouble();
        new HighPass(low).apply(target, offset, offset + grid.windowSamples());
        new LowPass(high).apply(target, offset, offset + grid.windowSamples());
    }

    private void coding(SplittableRandom random, float[] target, int offset) {
        AugmentationSettings.Coding coding = settings.coding();
        if (coding.probability() == 0 || random.nextDouble() >= coding.probability()) {
            return;
        }
        SampleCoding[] codings = SampleCoding.values();
        codings[random.nextInt(codings.length)].apply(target, offset, offset + grid.windowSamples());
    }
}
