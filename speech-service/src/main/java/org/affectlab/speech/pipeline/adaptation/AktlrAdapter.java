package org.affectlab.speech.pipeline.adaptation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.affectlab.acoustics.ParameterGroup;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.regression.Aktlr;
import org.affectlab.regression.FeatureGroups;
import org.affectlab.regression.RegressionSolution;
import org.affectlab.regression.UnitRange;
import org.ejml.data.DMatrixRMaj;

/**
 * Adapts by AKTLR (arXiv:2312.06466; the objective is our reconstruction): every corpus, and the target, scaled to [0, 1] by itself; label regression on
 * the source with the means of source and target aligned, groups and functionals switched off. Deterministic. Immutable, thread-safe.
 */
public final class AktlrAdapter {
    /** Usable recordings without which there is nothing to scale by. */
    public static final int FEWEST_FILES = 2;

    /** Fewer are worth a warning (our choice). */
    public static final int ENOUGH_FILES = 30;

    private final ParameterSet set;
    private final FeatureGroups groups;

    public AktlrAdapter(ParameterSet set) {
        this.set = requireNonNull(set, "set is null");
        this.groups = new FeatureGroups(
                set.groups().stream().map(ParameterGroup::columns).toList());
    }

    public ParameterSet set() {
        return set;
    }

    /**
     * @param target unscaled, features × recordings, {@value #FEWEST_FILES} or more
     * @param check is called now and then; what it throws ends the work
     */
    public Adaptation adapt(LabelledSource source, DMatrixRMaj target, AdaptationSettings settings, Runnable check) {
        if (target.numCols < FEWEST_FILES) {
            throw new IllegalArgumentException("a target of " + target.numCols + " recordings");
        }
        LabelledSource scaled = source.scaled();
        DMatrixRMaj goal = UnitRange.of(target);
        check.run();
        RegressionSolution solution = new Aktlr(
                        settings.sparsity(groups, scaled.recordings()), settings.lambda(), Aktlr.Alignment.MARGINAL)
                .fit(scaled.features(), scaled.classes(), scaled.emotions().size(), goal)
                .solution();
        check.run();
        Optional<DMatrixRMaj> heldOut = HeldOutScores.of(scaled, groups, settings, check);
        ScoreScale scale = heldOut.map(
                        scores -> ScoreScale.fit(scores, scaled.classes(), ScoreScale.FittedOn.HELD_OUT_SPEAKERS))
                .orElseGet(() -> ScoreScale.fit(
                        solution.scores(scaled.features()), scaled.classes(), ScoreScale.FittedOn.SOURCE));
        double unlike = Unlikeness.share(source.features(), target);
        List<KeptGroup> kept = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        divide(solution.coefficients(), kept, dropped);
        return new Adaptation(
                source.emotions(),
                solution.coefficients(),
                FeatureRange.of(target),
                solution.scores(goal),
                scale,
                heldOut.map(scores -> HeldOutScores.uar(scores, scaled.classes()))
                        .orElse(null),
                kept,
                dropped,
                unlike,
                solution.converged(),
                solution.iterations(),
                warnings(target.numCols, unlike, kept.isEmpty(), solution.converged()));
    }

    private void divide(DMatrixRMaj coefficients, List<KeptGroup> kept, List<String> dropped) {
        double[] norms = groups.norms(coefficients);
        for (int group = 0; group < norms.length; group++) {
            String name = set.groups().get(group).name();
            if (norms[group] > 0) {
                List<String> functionals = Arrays.stream(groups.group(group))
                        .filter(feature -> isKept(coefficients, feature))
                        .mapToObj(set.names()::get)
                        .toList();
                kept.add(new KeptGroup(name, norms[group], functionals));
            } else {
                dropped.add(name);
            }
        }
        kept.sort((one, other) -> Double.compare(other.norm(), one.norm()));
    }

    private static boolean isKept(DMatrixRMaj coefficients, int feature) {
        for (int column = 0; column < coefficients.numCols; column++) {
            if (coefficients.get(feature, column) != 0) {
                return true;
            }
        }
        return false;
    }

    static List<AdaptationWarning> warnings(int files, double unlike, boolean nothing, boolean converged) {
        List<AdaptationWarning> warnings = new ArrayList<>();
        if (files < ENOUGH_FILES) {
            warnings.add(AdaptationWarning.FEW_FILES);
        }
        if (unlike > Unlikeness.MOST) {
            warnings.add(AdaptationWarning.UNLIKE_SOURCE);
        }
        if (nothing) {
            warnings.add(AdaptationWarning.NOTHING_KEPT);
        }
        if (!converged) {
            warnings.add(AdaptationWarning.NOT_CONVERGED);
        }
        return warnings;
    }
}
