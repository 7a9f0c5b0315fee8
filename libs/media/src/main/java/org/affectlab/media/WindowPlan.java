package org.affectlab.media;

/**
 * Where the windows of a recording lie, in samples: at 0, hop, 2·hop … while they fit, and one more aligned to the end if the last one does
 * not reach it (methods/lgfa.md (b)). As the specification counts in frames, that one starts on a whole frame hop: fewer samples than one
 * frame hop may lie behind it, which belong to no frame. Serving and the evaluation of networks both cut by this plan. A recording of at most one window
 * has exactly one. Everything before is covered, as the hop is not larger than the window. Starts are strictly ascending. Constant
 * memory; immutable.
 *
 * @param samples length of the recording
 * @param windowSamples length of a window
 * @param hopSamples from one start to the next, at most {@code windowSamples}
 * @param frameHopSamples from one frame of the network's front end to the next
 */
public record WindowPlan(int samples, int windowSamples, int hopSamples, int frameHopSamples) {
    public WindowPlan {
        if (samples < 1 || windowSamples < 1 || frameHopSamples < 1) {
            throw new IllegalArgumentException("samples, windowSamples and frameHopSamples must be greater than zero");
        }
        if (hopSamples < 1 || hopSamples > windowSamples) {
            throw new IllegalArgumentException("hopSamples must be between 1 and windowSamples");
        }
    }

    public int count() {
        int last = lastStart();
        return last / hopSamples + (last % hopSamples == 0 ? 1 : 2);
    }

    public int start(int window) {
        if (window < 0 || window >= count()) {
            throw new IndexOutOfBoundsException("no window " + window);
        }
        return (int) Math.min((long) window * hopSamples, lastStart());
    }

    private int lastStart() {
        int room = Math.max(0, samples - windowSamples);
        return room - room % frameHopSamples;
    }

    /** Exclusive, never behind the end of the recording. */
    public int end(int window) {
        return (int) Math.min((long) start(window) + windowSamples, samples);
    }

    public boolean shorterThanWindow() {
        return samples < windowSamples;
    }
}
