package org.affectlab.media;

import java.util.Arrays;

/**
 * Copies windows out of a recording. A recording shorter than a window is repeated until the window is full. methods/lgfa.md (b) repeats
 * frames; we repeat samples, as the network takes a waveform (our choice): the period is the length rounded down to whole frame hops, so that the
 * frames repeat exactly, except for those that lie across a seam. Stateless.
 */
public final class WindowCutter {
    private WindowCutter() {}

    /** A new array of {@code plan.windowSamples()} samples. */
    public static float[] cut(float[] samples, WindowPlan plan, int window) {
        if (samples.length != plan.samples()) {
            throw new IllegalArgumentException("the plan is for a recording of another length");
        }
        if (!plan.shorterThanWindow()) {
            return Arrays.copyOfRange(samples, plan.start(window), plan.end(window));
        }
        float[] target = new float[plan.windowSamples()];
        copy(samples, plan.start(window), plan.frameHopSamples(), target, 0, target.length);
        return target;
    }

    /**
     * Writes one window into {@code target}, going round behind the recording's {@linkplain #period period}.
     *
     * @param start of the window, from 0
     * @param windowSamples number of samples written from {@code offset} on
     */
    public static void copy(
            float[] recording, int start, int frameHopSamples, float[] target, int offset, int windowSamples) {
        int period = period(recording.length, windowSamples, frameHopSamples);
        int position = start % period;
        int copied = 0;
        while (copied < windowSamples) {
            int length = Math.min(windowSamples - copied, period - position);
            System.arraycopy(recording, position, target, offset + copied, length);
            copied += length;
            position = 0;
        }
    }

    /** Samples after which a recording repeats: all of them, unless it is shorter than a window and longer than a frame hop. */
    public static int period(int samples, int windowSamples, int frameHopSamples) {
        int whole = samples - samples % frameHopSamples;
        return samples >= windowSamples || whole == 0 ? samples : whole;
    }
}
