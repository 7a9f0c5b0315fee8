package org.affectlab.acoustics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * The cheapest path through the pitch candidates of successive frames, each of which may be unvoiced too (Viterbi 1967, as Eyben et al. 2016 use it;
 * the costs are ours, fitted to two contours and 60 recordings of an independent extractor, whose own are not known). A frame is told when all paths agree on it, at the latest {@value #MOST_WAITING} frames after: memory is
 * bounded. For one thread and one recording.
 */
final class PitchPath {
    static final double VOICED = 0.7;
    private static final int MOST_WAITING = 300;
    private static final int STATES = SubharmonicSum.CANDIDATES + 1;
    private static final int UNVOICED = SubharmonicSum.CANDIDATES;
    private static final double IMPOSSIBLE = 1e9;

    /** For each place of a candidate by its height. */
    private static final double RANK = 0.5;

    private static final double WEAK = 1;
    private static final double SILENT_THOUGH_VOICED = 0.75;
    /** For an octave. */
    private static final double JUMP = 2;
    /** From voice to none or back. */
    private static final double CHANGE = 1.5;

    private final DoubleConsumer decided;

    /** Of the frames that are not told yet, oldest first. */
    private final List<Frame> waiting = new ArrayList<>();

    private double[] costs = new double[STATES];
    /** Pitches of the last frame that was told. */
    private double[] lastTold = new double[STATES];

    private boolean first = true;

    /** Pitch of each state in Hz, and the state before it on the cheapest path. */
    private record Frame(double[] pitches, int[] before) {}

    /** @param decided gets the F0 of every frame in Hz, in order; 0 when it is unvoiced */
    PitchPath(DoubleConsumer decided) {
        this.decided = decided;
    }

    void accept(SubharmonicSum candidates) {
        double[] own = new double[STATES];
        double[] pitches = new double[STATES];
        double best = 0;
        for (int state = 0; state < UNVOICED; state++) {
            if (state < candidates.count()) {
                double voicing = candidates.voicing(state);
                best = Math.max(best, voicing);
                pitches[state] = candidates.pitch(state);
                own[state] = RANK * state + (voicing < VOICED ? WEAK : 0);
            } else {
                own[state] = IMPOSSIBLE;
            }
        }
        own[UNVOICED] = best >= VOICED ? RANK * best + SILENT_THOUGH_VOICED : 0;
        int[] before = new int[STATES];
        double[] next = new double[STATES];
        for (int state = 0; state < STATES; state++) {
            next[state] = own[state] + (first ? 0 : cheapest(pitches[state], state, before));
        }
        first = false;
        double least = Arrays.stream(next).min().orElseThrow();
        for (int state = 0; state < STATES; state++) {
            next[state] -= least;
        }
        costs = next;
        waiting.add(new Frame(pitches, before));
        tell();
    }

    private double cheapest(double pitch, int state, int[] before) {
        double[] last = waiting.isEmpty() ? lastTold : waiting.get(waiting.size() - 1).pitches;
        double least = Double.POSITIVE_INFINITY;
        for (int from = 0; from < STATES; from++) {
            double cost = costs[from] + transition(last[from], from, pitch, state);
            if (cost < least) {
                least = cost;
                before[state] = from;
            }
        }
        return least;
    }

    private double transition(double from, int fromState, double to, int toState) {
        boolean fromVoice = fromState != UNVOICED;
        boolean toVoice = toState != UNVOICED;
        if (fromVoice != toVoice) {
            return CHANGE;
        }
        if (!fromVoice || from == 0 || to == 0) {
            return 0;
        }
        return JUMP * Math.abs(Math.log(to / from)) / Math.log(2);
    }

    /** Frames before the newest on which all paths agree. */
    private void tell() {
        int newest = waiting.size() - 1;
        boolean[] alive = new boolean[STATES];
        for (int state = 0; state < STATES; state++) {
            alive[state] = costs[state] < IMPOSSIBLE / 2;
        }
        int agreed = -1;
        int state = -1;
        for (int index = newest; index > 0 && agreed < 0; index--) {
            boolean[] ancestors = new boolean[STATES];
            int count = 0;
            for (int from = 0; from < STATES; from++) {
                if (alive[from]) {
                    int ancestor = waiting.get(index).before[from];
                    count += ancestors[ancestor] ? 0 : 1;
                    ancestors[ancestor] = true;
                    state = ancestor;
                }
            }
            alive = ancestors;
            agreed = count == 1 ? index - 1 : -1;
        }
        if (agreed >= 0) {
            emit(agreed, state);
        } else if (waiting.size() > MOST_WAITING) {
            int best = cheapestState();
            for (int index = newest; index > 0; index--) {
                best = waiting.get(index).before[best];
            }
            emit(0, best);
        }
    }

    private int cheapestState() {
        int best = 0;
        for (int state = 1; state < STATES; state++) {
            best = costs[state] < costs[best] ? state : best;
        }
        return best;
    }

    /** Tells the frames up to one whose state is known, and forgets them. */
    private void emit(int last, int state) {
        double[] pitches = new double[last + 1];
        int current = state;
        for (int index = last; index >= 0; index--) {
            pitches[index] = waiting.get(index).pitches[current];
            current = waiting.get(index).before[current];
        }
        lastTold = waiting.get(last).pitches;
        waiting.subList(0, last + 1).clear();
        for (double pitch : pitches) {
            decided.accept(pitch);
        }
    }

    /** The recording has ended: what is left is told. */
    void finish() {
        if (!waiting.isEmpty()) {
            emit(waiting.size() - 1, cheapestState());
        }
    }
}
