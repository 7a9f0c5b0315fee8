package org.affectlab.pointscenes;

import static java.util.Objects.requireNonNull;

/**
 * How a whole scene is covered with inputs and what becomes of several answers for one point. Each visit adds (1 − d² / max d²)² to a point's possibility, d from the
 * input's centre; inputs are drawn until the least possibility is above the threshold.
 *
 * @param kind how answers are put together
 * @param kept share of the earlier answers that a visit leaves, 0 to below 1; only {@link Kind#BLEND} uses it
 * @param threshold of the possibility, at least {@value #SMALLEST}, so that every point is visited, and below 1
 */
public record VotingRule(Kind kind, double kept, double threshold) {
    private static final double SMALLEST = 0.001;

    /** How the answers for one point become one. */
    public enum Kind {
        /** p ← kept · p + (1 − kept) · new from 0, in the order of the visits (code: RandLA-Net, with 0.95 or 0.98). */
        BLEND,
        /** Mean of all answers, weighted by what the visit adds to the possibility: the middle of an input knows its surroundings best (our choice). */
        WEIGHTED_MEAN,
        /**
         * As {@link #WEIGHTED_MEAN}, and each input is turned about the vertical by an angle of its own, drawn from the seed, before the network sees it: what the
         * network makes of a direction alone is averaged out (our choice).
         */
        TURNED_MEAN
    }

    public VotingRule {
        requireNonNull(kind, "kind is null");
        if (!(kept >= 0 && kept < 1)) {
            throw new IllegalArgumentException("kept must be 0 to below 1: " + kept);
        }
        if (!(threshold >= SMALLEST && threshold < 1)) {
            throw new IllegalArgumentException("threshold must be " + SMALLEST + " to below 1: " + threshold);
        }
    }

    boolean turned() {
        return kind == Kind.TURNED_MEAN;
    }

    /** The reference's rule: every point's possibility above 0.5 (code: RandLA-Net on SemanticKITTI). */
    public static VotingRule voting() {
        return new VotingRule(Kind.BLEND, 0.95, 0.5);
    }

    /** A plain cover: every point is in some input, and not at its very rim (our choice). */
    public static VotingRule coverOnce() {
        return new VotingRule(Kind.WEIGHTED_MEAN, 0, 0.02);
    }
}
