package org.affectlab.training.report;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.evaluation.Fold;
import org.affectlab.evaluation.FoldedResult;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.run.ProtocolFolds;
import org.affectlab.training.run.RunResult;

/**
 * The finished folds of one seed under one protocol. Immutable.
 *
 * @param results at least one, each with a test, by rising fold
 */
public record SeedRuns(long seed, TrainingSettings settings, List<RunResult> results) {
    public SeedRuns {
        requireNonNull(settings, "settings is null");
        results = results.stream()
                .sorted(Comparator.comparingInt(result -> result.identity().fold()))
                .toList();
        if (results.isEmpty()) {
            throw new IllegalArgumentException("seed " + seed + " has no finished fold");
        }
        for (RunResult result : results) {
            if (result.identity().fold() == 0 || result.confusion() == null) {
                throw new IllegalArgumentException("seed " + seed + " holds a run without a test");
            }
        }
    }

    /** Confusion matrices of the finished folds, in their order. */
    public FoldedResult folded() {
        return new FoldedResult(results.stream().map(SeedRuns::confusion).toList());
    }

    public static ConfusionMatrix confusion(RunResult result) {
        return ConfusionMatrix.of(result.labels(), Objects.requireNonNull(result.confusion(), "the run has no test"));
    }

    public Optional<RunResult> result(int fold) {
        return results.stream()
                .filter(result -> result.identity().fold() == fold)
                .findFirst();
    }

    /** All folds of the protocol, the missing ones included. */
    public List<Fold> protocol() {
        return ProtocolFolds.of(settings.protocol(), ListedSpeakers.of(results.get(0), settings.protocol()));
    }

    public List<Integer> missing() {
        return protocol().stream()
                .map(Fold::number)
                .filter(fold -> result(fold).isEmpty())
                .toList();
    }
}
