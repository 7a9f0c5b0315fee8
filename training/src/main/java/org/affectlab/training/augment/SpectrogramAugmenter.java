package org.affectlab.training.augment;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.affectlab.training.config.AugmentationSettings;

/**
 * Changes one item of a batch of normalised log-mels in place: band shift, frequency masks, time masks. The masks write 0, the mean of a
 * normalised item. Layout: item × band × frame, row-major. Stateless and thread-safe.
 */
public final class SpectrogramAugmenter {
    private final AugmentationSettings settings;
    private final int bands;
    private final int frames;

    public SpectrogramAugmenter(AugmentationSettings settings, int bands, int frames) {
        this.settings = requireNonNull(settings, "settings is null");
        this.bands = bands;
        this.frames = frames;
    }

    public void shift(float[] batch, int item, SplittableRandom random) {
        AugmentationSettings.BandShift shift = settings.bandShift();
        if (shift.probability() == 0 || random.nextDouble() >= shift.probability()) {
            return;
        }
        int by = random.nextInt(2 * shift.maxBands() + 1) - shift.maxBands();
        int base = item * bands * frames;
        float[] original = Arrays.copyOfRange(batch, base, base + bands * frames);
        for (int band = 0; band < bands; band++) {
            int source = Math.max(0, Math.min(bands - 1, band - by));
            System.arraycopy(original, source * frames, batch, base + band * frames, frames);
        }
    }

    public void mask(float[] batch, int item, SplittableRandom random) {
        int base = item * bands * frames;
        for (int mask = 0; mask < settings.frequencyMask().count(); mask++) {
            int width = random.nextInt(Math.min(bands, settings.frequencyMask().maxBands()) + 1);
            int first = random.nextInt(bands - width + 1);
            Arrays.fill(batch, base + first * frames, base + (first + width) * frames, 0);
        }
        for (int mask = 0; mask < settings.timeMask().count(); mask++) {
            int width = random.nextInt(Math.min(frames, settings.timeMask().maxFrames()) + 1);
            int first = random.nextInt(frames - width + 1);
            for (int band = 0; band < bands; band++) {
                int row = base + band * frames + first;
                Arrays.fill(batch, row, row + width, 0);
            }
        }
    }
}
