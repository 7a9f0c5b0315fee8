package org.affectlab.speech.pipeline.adaptation;

import org.affectlab.regression.DualSparsity;
import org.affectlab.regression.ElementNorm;
import org.affectlab.regression.FeatureGroups;
import org.affectlab.regression.GroupWeights;

/**
 * What AKTLR is told. τ and μ hold for {@value #REFERENCE_RECORDINGS} source recordings and grow with their number, as the loss is a sum over them.
 *
 * @param lambda of the alignment, 0 to {@value #MOST}
 * @param tau of single functionals, likewise
 * @param mu of groups, likewise
 */
public record AdaptationSettings(double lambda, double tau, double mu) {
    /** Largest value of each (our choice): far beyond what leaves any functional. */
    public static final double MOST = 1e6;

    /**
     * The method's description has τ 5 (our choice there). Over the twelve pairs of the packed corpora a smaller one was the better one (docs/results/cross-corpus.md): mean UAR
     * 0.380 instead of 0.358.
     */
    public static final AdaptationSettings DEFAULT = new AdaptationSettings(100, 1, 1);

    private static final double REFERENCE_RECORDINGS = 330;

    public AdaptationSettings {
        if (!fits(lambda) || !fits(tau) || !fits(mu)) {
            throw new IllegalArgumentException("lambda, tau and mu must be 0 to " + MOST);
        }
    }

    /** Whether a value is one that each of them may have. */
    public static boolean fits(double value) {
        return value >= 0 && value <= MOST;
    }

    DualSparsity sparsity(FeatureGroups groups, int recordings) {
        double scale = recordings / REFERENCE_RECORDINGS;
        return new DualSparsity(groups, GroupWeights.ROOT_SIZE, ElementNorm.ROWS, mu * scale, tau * scale);
    }
}
