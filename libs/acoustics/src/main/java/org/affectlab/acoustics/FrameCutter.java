package org.affectlab.acoustics;

import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts a stream of samples into overlapping frames; only whole ones. For one thread. */
final class FrameCutter {
    private final float[] frame;
    private final int hop;
    private final Consumer<float[]> frames;
    private int filled;

    /**
     * @param length of a frame in samples
     * @param hop between the starts of frames, at most {@code length}
     * @param frames gets every frame, in an array of its own
     */
    FrameCutter(int length, int hop, Consumer<float[]> frames) {
        this.frame = new float[length];
        this.hop = hop;
        this.frames = frames;
    }

    void accept(float[] samples, int from, int to) {
        int next = from;
        while (next < to) {
            int taken = Math.min(to - next, frame.length - filled);
            System.arraycopy(samples, next, frame, filled, taken);
            next += taken;
            filled += taken;
            if (filled == frame.length) {
                frames.accept(Arrays.copyOf(frame, frame.length));
                System.arraycopy(frame, hop, frame, 0, frame.length - hop);
                filled -= hop;
            }
        }
    }
}
