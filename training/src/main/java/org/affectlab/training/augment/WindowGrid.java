package org.affectlab.training.augment;

import java.util.stream.IntStream;
import org.affectlab.media.WindowCutter;
import org.affectlab.media.WindowPlan;

/**
 * The windows of training and evaluation at 16 kHz, as long as a network takes them. Where they lie and how short recordings repeat is {@link
 * WindowPlan}'s and {@link WindowCutter}'s, as in serving. Immutable.
 *
 * @param windowSamples of a window: whole frames of 25 ms every 10 ms
 */
public record WindowGrid(int windowSamples) {
    public static final int HOP_SAMPLES = 160;
    /** The same, in milliseconds. */
    public static final int HOP_MS = 10;

    public static final int FRAME_SAMPLES = 400;

    public WindowGrid {
        if (windowSamples < FRAME_SAMPLES || (windowSamples - FRAME_SAMPLES) % HOP_SAMPLES != 0) {
            throw new IllegalArgumentException(windowSamples + " samples are no whole number of frames");
        }
    }

    /** Starts in samples: 0, hop, 2·hop, … while a window fits, and one aligned to the last whole frame; only 0 when none fits. */
    public int[] starts(int samples, int hopFrames) {
        WindowPlan plan = new WindowPlan(samples, windowSamples, hopFrames * HOP_SAMPLES, HOP_SAMPLES);
        return IntStream.range(0, plan.count()).map(plan::start).toArray();
    }

    /** Samples after which the recording repeats. */
    public int period(int samples) {
        return WindowCutter.period(samples, windowSamples, HOP_SAMPLES);
    }

    /** Copies one window, cyclically beyond the recording's period. */
    public void copy(float[] recording, int start, float[] target, int offset) {
        WindowCutter.copy(recording, start, HOP_SAMPLES, target, offset, windowSamples);
    }
}
