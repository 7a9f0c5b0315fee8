package org.affectlab.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The outcome of a cross-validation: one confusion matrix a fold. Immutable.
 *
 * <p>{@link #pooled()} adds the matrices before it computes rates, which is the figure to report; {@link #acrossFolds} gives mean and
 * spread of the folds' own rates.
 */
public record FoldedResult(List<ConfusionMatrix> folds) {

    public FoldedResult {
        folds = List.copyOf(requireNonNull(folds, "folds is null"));
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("folds is empty");
        }
    }

    public ConfusionMatrix pooledMatrix() {
        return folds.stream().reduce(ConfusionMatrix::plus).orElseThrow();
    }

    public ClassificationMetrics pooled() {
        return ClassificationMetrics.of(pooledMatrix());
    }

    public List<ClassificationMetrics> perFold() {
        return folds.stream().map(ClassificationMetrics::of).toList();
    }

    /** Mean and spread of one figure over the folds, for instance {@code acrossFolds(ClassificationMetrics::uar)}. */
    public Summary acrossFolds(ToDoubleFunction<ClassificationMetrics> figure) {
        return Summary.of(perFold().stream().mapToDouble(figure).toArray());
    }
}
