package org.affectlab.speech.pipeline.adaptation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A recogniser for the target, and what it says of the target. Immutable; the matrices must not be changed.
 *
 * @param coefficients C, features × emotions; scores are Cᵀ·(features scaled by the target's range)
 * @param range of the target
 * @param scores emotions × target recordings
 * @param sourceUar on source speakers that were held out; null where there were none
 * @param unlikeShare see {@link AdaptationWarning#UNLIKE_SOURCE}
 */
public record Adaptation(
        List<String> emotions,
        DMatrixRMaj coefficients,
        FeatureRange range,
        DMatrixRMaj scores,
        ScoreScale scale,
        @Nullable Double sourceUar,
        List<KeptGroup> kept,
        List<String> dropped,
        double unlikeShare,
        boolean converged,
        int iterations,
        List<AdaptationWarning> warnings) {
    public Adaptation {
        emotions = List.copyOf(emotions);
        requireNonNull(coefficients, "coefficients is null");
        requireNonNull(range, "range is null");
        requireNonNull(scores, "scores is null");
        requireNonNull(scale, "scale is null");
        kept = List.copyOf(kept);
        dropped = List.copyOf(dropped);
        warnings = List.copyOf(warnings);
    }

    /** Of one target recording, by emotion. */
    public double[] scores(int recording) {
        return FeatureMatrix.column(scores, recording);
    }

    /** Of one target recording, by emotion, sum 1. */
    public double[] probabilities(int recording) {
        return scale.probabilities(scores(recording));
    }
}
