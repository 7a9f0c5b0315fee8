package org.affectlab.training.transfer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.regression.Aktlr;
import org.affectlab.regression.FeatureGroups;
import org.affectlab.regression.UnitRange;
import org.ejml.data.DMatrixRMaj;

/**
 * One source with labels, one target without, restricted to the emotions that both have; features scaled to [0, 1] in each by itself (paper
 * (sibling)). Immutable.
 */
public final class TransferTask {
    private static final int SOURCE_FOLDS = 5;

    private final AcousticCorpus source;
    private final AcousticCorpus target;
    private final List<String> emotions;
    private final FeatureGroups groups;

    /** @param emotions that both have, two or more */
    public TransferTask(AcousticCorpus source, AcousticCorpus target, List<String> emotions, FeatureGroups groups) {
        this.source = requireNonNull(source, "source is null").withLabels(emotions);
        this.target = requireNonNull(target, "target is null").withLabels(emotions);
        this.emotions = List.copyOf(emotions);
        this.groups = requireNonNull(groups, "groups is null");
    }

    public String name() {
        return source.name() + "-to-" + target.name();
    }

    public List<String> emotions() {
        return emotions;
    }

    /**
     * What one setting gives.
     *
     * @param uar of the target
     * @param keptGroups with any coefficient that is not zero
     * @param keptFeatures likewise
     * @param converged whether the solver reached the optimum
     */
    public record Outcome(TransferSettings settings, double uar, int keptGroups, int keptFeatures, boolean converged) {}

    /** Trained on the source, tested on the target. */
    public Outcome run(TransferSettings settings) {
        return run(settings, source, target);
    }

    /**
     * The setting with the best mean UAR over held-out speakers of the source, each fold in turn as the unlabelled target. No label of the target is
     * looked at. The first is taken when several are equal.
     */
    public TransferSettings chooseOnSource(List<TransferSettings> grid) {
        TransferSettings best = grid.get(0);
        double highest = -1;
        for (TransferSettings settings : grid) {
            double sum = 0;
            for (int fold = 0; fold < SOURCE_FOLDS; fold++) {
                sum += run(settings, source.only(clips(fold, false)), source.only(clips(fold, true)))
                        .uar();
            }
            if (sum > highest) {
                highest = sum;
                best = settings;
            }
        }
        return best;
    }

    private int[] clips(int fold, boolean test) {
        List<String> speakers = source.speakers().stream().distinct().toList();
        return IntStream.range(0, source.speakers().size())
                .filter(clip -> (speakers.indexOf(source.speakers().get(clip)) % SOURCE_FOLDS == fold) == test)
                .toArray();
    }

    private Outcome run(TransferSettings settings, AcousticCorpus from, AcousticCorpus to) {
        DMatrixRMaj unlabelled = UnitRange.of(to.features());
        Aktlr.Fit fit = settings.model(groups, from.labels().size())
                .fit(UnitRange.of(from.features()), from.classes(emotions), emotions.size(), unlabelled);
        int[] predicted = fit.solution().predict(unlabelled);
        int[] actual = to.classes(emotions);
        ConfusionMatrix.Builder matrix = ConfusionMatrix.builder(emotions);
        for (int clip = 0; clip < actual.length; clip++) {
            matrix.add(actual[clip], predicted[clip]);
        }
        DMatrixRMaj coefficients = fit.solution().coefficients();
        int keptGroups = (int) Arrays.stream(groups.norms(coefficients))
                .filter(norm -> norm > 0)
                .count();
        return new Outcome(
                settings,
                ClassificationMetrics.of(matrix.build()).uar(),
                keptGroups,
                keptFeatures(coefficients),
                fit.solution().converged());
    }

    private static int keptFeatures(DMatrixRMaj coefficients) {
        List<Integer> kept = new ArrayList<>();
        for (int row = 0; row < coefficients.numRows; row++) {
            for (int column = 0; column < coefficients.numCols; column++) {
                if (coefficients.get(row, column) != 0) {
                    kept.add(row);
                    break;
                }
            }
        }
        return kept.size();
    }
}
