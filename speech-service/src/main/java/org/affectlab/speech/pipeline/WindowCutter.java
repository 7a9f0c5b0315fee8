package org.affectlab.speech.pipeline;

import java.util.Arrays;

/**
 * Copies windows out of a recording. A recording shorter than a window is repeated until the window is full. methods/lgfa.md (b) repeats
 * frames; we repeat samples, as the network takes a waveform (our choice): the period is the length rounded down to whole frame hops, so that the
 * frames repeat exactly, except for those that lie across a seam. Stateless.
 */
public final class WindowCutter {
    private WindowCutter() {}

    /**
     * A new array of {@code plan.windowSamples()} samples. A recording shorter than a frame hop is repeated whole.
     */
    public static float[] cut(float[] samples, WindowPlan plan, int window) {
        if (samples.length != plan.samples()) {
            throw new IllegalArgumentException("the plan is for a recording of another length");
        }
        if (plan.shorterThanWindow()) {
            return repeat(samples, period(samples.length, plan.frameHopSamples()), plan.windowSamples());
        }
        return Arrays.copyOfRange(samples, plan.start(window), plan.end(window));
    }

    private static int period(int length, int frameHopSamples) {
        int whole = length - length % frameHopSamples;
        return whole == 0 ? length : whole;
    }

    private static float[] repeat(float[] samples, int period, int length) {
        float[] repeated = new float[length];
        for (int start = 0; start < length; start += period) {
            System.arraycopy(samples, 0, repeated, start, Math.min(period, length - start));
        }
        return repeated;
    }
}
