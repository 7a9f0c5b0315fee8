package org.affectlab.speech.pipeline.adaptation;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.affectlab.regression.Alignments;
import org.affectlab.regression.FeatureGroups;
import org.affectlab.regression.Ialm;
import org.affectlab.regression.IalmSettings;
import org.affectlab.regression.OneHot;
import org.affectlab.regression.StackedProblem;
import org.ejml.data.DMatrixRMaj;

/**
 * Scores of source recordings by regressions that had not heard their speakers: speakers in {@value #FOLDS} parts, each in turn the unlabelled target,
 * solved near the optimum. Stateless.
 */
final class HeldOutScores {
    static final int FOLDS = 5;

    private HeldOutScores() {}

    /**
     * Classes × recordings; empty where speakers are not known or fewer than {@value #FOLDS}.
     *
     * @param source scaled
     * @param check is called between parts; what it throws ends the work
     */
    static Optional<DMatrixRMaj> of(
            LabelledSource source, FeatureGroups groups, AdaptationSettings settings, Runnable check) {
        if (source.speakers() == null
                || Arrays.stream(source.speakers()).distinct().count() < FOLDS) {
            return Optional.empty();
        }
        int[] folds = folds(source.speakers());
        DMatrixRMaj scores = new DMatrixRMaj(source.emotions().size(), source.recordings());
        for (int fold = 0; fold < FOLDS; fold++) {
            check.run();
            int own = fold;
            int[] heldOut = positions(folds, own, true);
            LabelledSource rest = source.columns(positions(folds, own, false));
            DMatrixRMaj target = FeatureMatrix.columns(source.features(), heldOut);
            StackedProblem problem = StackedProblem.of(
                    rest.features(),
                    OneHot.of(rest.classes(), source.emotions().size()),
                    Alignments.marginal(rest.features(), target),
                    settings.lambda());
            DMatrixRMaj part = new Ialm(problem)
                    .solve(settings.sparsity(groups, rest.recordings()), IalmSettings.quick(problem))
                    .scores(target);
            for (int row = 0; row < scores.numRows; row++) {
                for (int column = 0; column < heldOut.length; column++) {
                    scores.set(row, heldOut[column], part.get(row, column));
                }
            }
        }
        return Optional.of(scores);
    }

    /** Of each recording, by its speaker, in the order in which speakers first appear. */
    private static int[] folds(int[] speakers) {
        List<Integer> order = Arrays.stream(speakers).distinct().boxed().toList();
        return Arrays.stream(speakers)
                .map(speaker -> order.indexOf(speaker) % FOLDS)
                .toArray();
    }

    private static int[] positions(int[] folds, int fold, boolean inside) {
        return IntStream.range(0, folds.length)
                .filter(position -> (folds[position] == fold) == inside)
                .toArray();
    }

    /** Mean over classes that occur of the share of their recordings whose largest score is their own. */
    static double uar(DMatrixRMaj scores, int[] classes) {
        int[] count = new int[requireNonNull(scores, "scores is null").numRows];
        int[] right = new int[scores.numRows];
        for (int column = 0; column < classes.length; column++) {
            count[classes[column]]++;
            right[classes[column]] += top(scores, column) == classes[column] ? 1 : 0;
        }
        return IntStream.range(0, count.length)
                .filter(label -> count[label] > 0)
                .mapToDouble(label -> (double) right[label] / count[label])
                .average()
                .orElse(0);
    }

    private static int top(DMatrixRMaj scores, int column) {
        int best = 0;
        for (int row = 1; row < scores.numRows; row++) {
            best = scores.get(row, column) > scores.get(best, column) ? row : best;
        }
        return best;
    }
}
