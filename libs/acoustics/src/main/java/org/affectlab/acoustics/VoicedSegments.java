package org.affectlab.acoustics;

/**
 * Runs of voiced and of unvoiced frames (Eyben et al. 2016). A single unvoiced frame between voiced ones does not end a run, and one or two voiced frames are none; a run of
 * n frames is n − 1 hops long (found by comparing with an independent extractor). Keeps lengths alone, whatever the recording's. For one thread.
 */
final class VoicedSegments {
    private static final int SHORTEST_GAP = 2;
    private static final int SHORTEST_RUN = 3;

    private final double hopSeconds;
    private final MeanDeviation runs = new MeanDeviation();
    private final MeanDeviation gaps = new MeanDeviation();
    private final Joiner counted = new Joiner(this::count);
    private final Joiner closed =
            new Joiner((voiced, length) -> counted.accept(voiced && length >= SHORTEST_RUN, length));
    private final Joiner raw = new Joiner(this::close);
    private long frames;
    private long runCount;

    @FunctionalInterface
    private interface RunListener {
        void accept(boolean voiced, long length);
    }

    /** Joins runs of one kind that follow each other. */
    private static final class Joiner {
        private final RunListener next;
        private boolean kind;
        private long length;

        Joiner(RunListener next) {
            this.next = next;
        }

        void accept(boolean voiced, long more) {
            if (length > 0 && kind != voiced) {
                finish();
            }
            kind = voiced;
            length += more;
        }

        /** Hands on what it has. */
        void finish() {
            if (length > 0) {
                long ended = length;
                length = 0;
                next.accept(kind, ended);
            }
        }
    }

    VoicedSegments(double hopSeconds) {
        this.hopSeconds = hopSeconds;
    }

    void accept(boolean voice) {
        raw.accept(voice, 1);
        frames++;
    }

    /** A short gap between two runs is closed; one at an end is not between two. */
    private void close(boolean voiced, long length) {
        boolean first = frames == length;
        closed.accept(voiced || length < SHORTEST_GAP && !first, length);
    }

    private void count(boolean voiced, long length) {
        (voiced ? runs : gaps).accept((length - 1) * hopSeconds);
        runCount += voiced ? 1 : 0;
    }

    /** Voiced runs a second, mean and standard deviation of their seconds, then the same two of the unvoiced. */
    double[] finish() {
        if (!raw.kind) {
            // The last gap is one, however short.
            closed.accept(false, raw.length);
        } else {
            raw.finish();
        }
        closed.finish();
        counted.finish();
        double seconds = frames * hopSeconds;
        return new double[] {
            seconds == 0 ? 0 : runCount / seconds, runs.mean(), runs.deviation(), gaps.mean(), gaps.deviation()
        };
    }
}
