package org.affectlab.acoustics;

import java.util.BitSet;

/**
 * Runs of voiced and of unvoiced frames (Eyben et al. 2016). A single unvoiced frame between voiced ones does not end a run, and one or two voiced frames are none; a run of
 * n frames is n − 1 hops long (found by comparing with an independent extractor). For one thread.
 */
final class VoicedSegments {
    private static final int SHORTEST_GAP = 2;
    private static final int SHORTEST_RUN = 3;

    private final double hopSeconds;
    private final BitSet voices = new BitSet();
    private int frames;

    VoicedSegments(double hopSeconds) {
        this.hopSeconds = hopSeconds;
    }

    void accept(boolean voice) {
        voices.set(frames++, voice);
    }

    /** Voiced runs a second, mean and standard deviation of their seconds, then the same two of the unvoiced. */
    double[] finish() {
        boolean[] voiced = new boolean[frames];
        for (int frame = 0; frame < voiced.length; frame++) {
            voiced[frame] = voices.get(frame);
        }
        replace(voiced, false, SHORTEST_GAP, false);
        replace(voiced, true, SHORTEST_RUN, true);
        MeanDeviation runs = new MeanDeviation();
        MeanDeviation gaps = new MeanDeviation();
        int count = 0;
        for (int from = 0; from < voiced.length; ) {
            int to = end(voiced, from);
            (voiced[from] ? runs : gaps).accept((to - from - 1) * hopSeconds);
            count += voiced[from] ? 1 : 0;
            from = to;
        }
        double seconds = voiced.length * hopSeconds;
        return new double[] {
            seconds == 0 ? 0 : count / seconds, runs.mean(), runs.deviation(), gaps.mean(), gaps.deviation()
        };
    }

    /** Runs of a kind that are shorter become the other kind. */
    private static void replace(boolean[] voiced, boolean kind, int shortest, boolean atTheEnds) {
        for (int from = 0; from < voiced.length; ) {
            int to = end(voiced, from);
            boolean inside = from > 0 && to < voiced.length;
            if (voiced[from] == kind && to - from < shortest && (inside || atTheEnds)) {
                for (int frame = from; frame < to; frame++) {
                    voiced[frame] = !kind;
                }
            }
            from = to;
        }
    }

    private static int end(boolean[] voiced, int from) {
        int to = from;
        while (to < voiced.length && voiced[to] == voiced[from]) {
            to++;
        }
        return to;
    }
}
