package org.affectlab.training.augment;

import java.util.stream.IntStream;
import org.affectlab.media.WindowCutter;
import org.affectlab.media.WindowPlan;

/**
 * The windows of training and evaluation: 16 kHz, 41,200 samples (256 frames of 25 ms every 10 ms) each; LGFA specification, table b. Where
 * they lie and how short recordings repeat is {@link WindowPlan}'s and {@link WindowCutter}'s, as in serving. Pure functions.
 */
public final class WindowGrid {
    public static final int HOP_SAMPLES = 160;
    public static final int WINDOW_SAMPLES = 41_200;

    private WindowGrid() {}

    /** Starts in samples: 0, hop, 2·hop, … while a window fits, and one aligned to the last whole frame; only 0 when none fits. */
    public static int[] starts(int samples, int hopFrames) {
        WindowPlan plan = new WindowPlan(samples, WINDOW_SAMPLES, hopFrames * HOP_SAMPLES, HOP_SAMPLES);
        return IntStream.range(0, plan.count()).map(plan::start).toArray();
    }

    /** Samples after which the recording repeats. */
    public static int period(int samples) {
        return WindowCutter.period(samples, WINDOW_SAMPLES, HOP_SAMPLES);
    }

    /** Copies one window, cyclically beyond the recording's period. */
    public static void copy(float[] recording, int start, float[] target, int offset) {
        WindowCutter.copy(recording, start, HOP_SAMPLES, target, offset, WINDOW_SAMPLES);
    }
}
