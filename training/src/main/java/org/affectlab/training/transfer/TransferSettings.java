package org.affectlab.training.transfer;

import org.affectlab.regression.Aktlr;
import org.affectlab.regression.DualSparsity;
import org.affectlab.regression.ElementNorm;
import org.affectlab.regression.FeatureGroups;
import org.affectlab.regression.GroupWeights;

/**
 * A point of AKTLR's grid.
 *
 * @param lambda of the alignment
 * @param tau of the elements, for 330 source clips
 * @param mu of the groups, for 330 source clips
 */
public record TransferSettings(double lambda, double tau, double mu) {
    /** Source clips for which τ and μ of the specification hold: the loss is a sum over clips. */
    private static final double REFERENCE_CLIPS = 330;

    /** Almost none: without any, 384 features would fit a small corpus exactly. */
    private static final double LEAST_TAU = 0.01;

    /** Label regression alone. */
    public static final TransferSettings PLAIN = new TransferSettings(0, LEAST_TAU, 0);

    /** With the means aligned. */
    public static final TransferSettings ALIGNED = new TransferSettings(100, LEAST_TAU, 0);

    /** The defaults of the specification (our choice). */
    public static final TransferSettings FIXED = new TransferSettings(100, 5, 1);

    /** The model for a source of so many clips. */
    Aktlr model(FeatureGroups groups, int clips) {
        double scale = clips / REFERENCE_CLIPS;
        return new Aktlr(
                new DualSparsity(groups, GroupWeights.ROOT_SIZE, ElementNorm.ROWS, mu * scale, tau * scale),
                lambda,
                Aktlr.Alignment.MARGINAL);
    }
}
