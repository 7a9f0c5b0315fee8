package org.affectlab.speech.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.affectlab.acoustics.FeatureExtractor;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.client.Caller;

/**
 * Feeds extractors in turns of {@value #TURN_SECONDS} s of sound, so that a short recording goes before the rest of a long one, and looks every second of
 * sound whether the caller still waits. For one request and one thread.
 */
final class FeatureTurns {
    /** Our choice: a clip as most are is one turn, and no turn takes long. */
    private static final int TURN_SECONDS = 10;

    private static final int BLOCK = ParameterSet.SAMPLE_RATE;
    private static final int TURN = TURN_SECONDS * BLOCK;

    private final Turns turns;
    private final Caller caller;
    private boolean begun;

    FeatureTurns(Turns turns, Caller caller) {
        this.turns = requireNonNull(turns, "turns is null");
        this.caller = requireNonNull(caller, "caller is null");
    }

    /**
     * The functionals of {@code samples[from, to)}.
     *
     * @param extractor is closed, whatever comes
     * @param reached is told the sample that it has come to, every second of sound
     * @throws org.affectlab.servicekit.problem.ProblemException OVERLOADED before the first turn, DEADLINE_EXCEEDED
     * @throws org.affectlab.servicekit.problem.ClientGoneException if the client has left
     */
    double[] extract(FeatureExtractor extractor, float[] samples, int from, int to, IntConsumer reached) {
        try (extractor) {
            int start = from;
            while (to - start > TURN) {
                int first = start;
                take(() -> {
                    feed(extractor, samples, first, first + TURN, reached);
                    return first;
                });
                start += TURN;
            }
            int rest = start;
            return take(() -> {
                feed(extractor, samples, rest, to, reached);
                return extractor.finish();
            });
        }
    }

    private <T> T take(Supplier<T> work) {
        if (begun) {
            return turns.takeNext(caller, work);
        }
        return turns.take(caller, () -> {
            begun = true;
            return work.get();
        });
    }

    private void feed(FeatureExtractor extractor, float[] samples, int from, int to, IntConsumer reached) {
        for (int start = from; start < to; start += BLOCK) {
            caller.check();
            int end = Math.min(to, start + BLOCK);
            extractor.accept(samples, start, end);
            reached.accept(end);
        }
    }
}
