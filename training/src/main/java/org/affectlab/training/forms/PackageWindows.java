package org.affectlab.training.forms;

import org.affectlab.inference.ModelManifest;
import org.affectlab.training.augment.WindowGrid;

/** The windows that a speech package takes. Stateless. */
public final class PackageWindows {
    private static final String WINDOW_SAMPLES = "windowSamples";

    private PackageWindows() {}

    /** @throws IllegalArgumentException if the package takes none */
    public static WindowGrid of(ModelManifest manifest) {
        if (manifest.preprocessing().get(WINDOW_SAMPLES) instanceof Number samples) {
            return new WindowGrid(samples.intValue());
        }
        throw new IllegalArgumentException(manifest.name() + " does not say how long its windows are");
    }

    /**
     * Frames from one window to the next, as the service takes them when nobody asks for others.
     *
     * @throws IllegalArgumentException if the package does not say it in whole frames
     */
    public static int hopFrames(ModelManifest manifest) {
        long hopMs = manifest.wholeNumber("hopMs");
        if (hopMs < WindowGrid.HOP_MS || hopMs % WindowGrid.HOP_MS != 0) {
            throw new IllegalArgumentException(
                    manifest.name() + " has windows every " + hopMs + " ms, no whole frames");
        }
        return Math.toIntExact(hopMs / WindowGrid.HOP_MS);
    }
}
