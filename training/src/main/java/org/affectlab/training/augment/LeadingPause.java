package org.affectlab.training.augment;

import static java.util.Objects.requireNonNull;

import java.util.SplittableRandom;
import org.affectlab.training.config.AugmentationSettings;

/**
 * Moves a window's samples to later and fills what comes before with digital silence or the noise of a room; what is moved beyond the end is lost. Our
 * choice. Stateless and thread-safe.
 */
final class LeadingPause {
    /** Of the one-pole filter that colours noise: 0 is white, 1 would be brown. */
    private static final double MAX_COLOUR = 0.95;

    private final AugmentationSettings.Pause settings;

    LeadingPause(AugmentationSettings.Pause settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    /** Changes {@code target[offset, offset + samples)}; draws from the generator alone. */
    void apply(SplittableRandom random, float[] target, int offset, int samples) {
        if (settings.probability() == 0 || random.nextDouble() >= settings.probability()) {
            return;
        }
        int pause = (int) Math.round(settings.maxShare() * random.nextDouble() * samples);
        System.arraycopy(target, offset, target, offset + pause, samples - pause);
        boolean silent = random.nextBoolean();
        double decibels =
                settings.minDecibels() + (settings.maxDecibels() - settings.minDecibels()) * random.nextDouble();
        double colour = MAX_COLOUR * random.nextDouble();
        // Scaled so that the filter's output has the level whatever the colour.
        double deviation = silent ? 0 : Math.pow(10, decibels / 20) * Math.sqrt(1 - colour * colour);
        double last = 0;
        for (int index = offset; index < offset + pause; index++) {
            last = colour * last + (silent ? 0 : deviation * random.nextGaussian());
            target[index] = (float) last;
        }
    }
}
