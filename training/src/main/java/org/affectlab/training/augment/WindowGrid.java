package org.affectlab.training.augment;

import java.util.stream.IntStream;

/**
 * Where the windows of a recording lie: 16 kHz, 41,200 samples (256 frames of 25 ms every 10 ms) each. Pure functions, the same rule as
 * in serving (LGFA specification, table b).
 *
 * <p>A recording shorter than a window is repeated cyclically with a period of whole 10 ms hops, so that the seam falls on a frame's start.
 */
public final class WindowGrid {
    public static final int HOP_SAMPLES = 160;
    public static final int WINDOW_SAMPLES = 41_200;

    private WindowGrid() {}

    /** Starts in samples: 0, hop, 2·hop, … while a window fits, and one aligned to the last whole frame; only 0 when none fits. */
    public static int[] starts(int samples, int hopFrames) {
        int last = Math.max(0, samples - WINDOW_SAMPLES) / HOP_SAMPLES * HOP_SAMPLES;
        int step = hopFrames * HOP_SAMPLES;
        int regular = last / step + 1;
        int count = last % step == 0 ? regular : regular + 1;
        return IntStream.range(0, count)
                .map(index -> Math.min(index * step, last))
                .toArray();
    }

    /**
     * Samples after which the recording repeats.
     *
     * @throws IllegalArgumentException if the recording is shorter than one hop
     */
    public static int period(int samples) {
        if (samples < HOP_SAMPLES) {
            throw new IllegalArgumentException("a recording needs at least " + HOP_SAMPLES + " samples: " + samples);
        }
        return samples >= WINDOW_SAMPLES ? samples : samples / HOP_SAMPLES * HOP_SAMPLES;
    }

    /** Copies one window, cyclically beyond the recording's period. */
    public static void copy(float[] recording, int start, float[] target, int offset) {
        int period = period(recording.length);
        int position = start % period;
        int copied = 0;
        while (copied < WINDOW_SAMPLES) {
            int length = Math.min(WINDOW_SAMPLES - copied, period - position);
            System.arraycopy(recording, position, target, offset + copied, length);
            copied += length;
            position = 0;
        }
    }
}
