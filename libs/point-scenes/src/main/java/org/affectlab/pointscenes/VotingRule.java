package org.affectlab.pointscenes;

import static java.util.Objects.requireNonNull;

/**
 * How a whole scene is covered with inputs and what becomes of several answers for one point. Each visit adds (1 − d² / max d²)² to a point's possibility, d from the
 * input's centre; inputs are drawn until the least possibility is above the threshold.
 *
 * @param kind how answers are put together
 * @param kept share of the earlier answers that a visit leaves, 0 to below 1; only {@link Kind#BLEND} uses it
 * @param threshold of the possibility, {@value #SMALLEST}, so that every point is visited, to {@value #LARGEST}: a cover takes at most as many inputs as the
 *     scene has points, times the threshold rounded up. Above 1 points are visited several times: 100 stands for the up to 100 rounds of the reference on
 *     S3DIS (code: RandLA-Net)
 */
public record VotingRule(Kind kind, double kept, double threshold) {
    private static final double SMALLEST = 0.001;
    private static final double LARGEST = 100;

    /** How the answers for one point become one. */
    public enum Kind {
        /** p ← kept · p + (1 − kept) · new from 0, in the order of the visits (code: RandLA-Net, kept 0.95 on S3DIS and Semantic3D, 0.98 on SemanticKITTI). */
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
        if (!(threshold >= SMALLEST && threshold <= LARGEST)) {
            throw new IllegalArgumentException("threshold must be " + SMALLEST + " to " + LARGEST + ": " + threshold);
        }
    }

    boolean turned() {
        return kind == Kind.TURNED_MEAN;
    }

    /**
     * Answers blended with 0.95 (code: RandLA-Net on S3DIS and Semantic3D) until every point's possibility is above 0.5 (code: RandLA-Net on SemanticKITTI); the two
     * together are our choice.
     */
    public static VotingRule voting() {
        return new VotingRule(Kind.BLEND, 0.95, 0.5);
    }

    /** A plain cover: every point is in some input, and not at its very rim (our choice). */
    public static VotingRule coverOnce() {
        return new VotingRule(Kind.WEIGHTED_MEAN, 0, 0.02);
    }
}
