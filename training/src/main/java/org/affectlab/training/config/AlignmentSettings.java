package org.affectlab.training.config;

import static java.util.Objects.requireNonNull;

/**
 * How features of an unlabelled target corpus are brought near those of the labelled source corpus. Source: DIDAN, section c; the baseline MMD
 * as in DAN. Only for networks with {@code embed} and {@code regress}.
 *
 * @param kind of the regulariser
 * @param lambda its weight beside the cross-entropy
 * @param alpha weight of W's sparsity; 0 is least squares
 * @param scale of the implicit alignment's two terms
 * @param warmUp whether lambda grows from 0: λ·(2 ÷ (1 + e^(−10p)) − 1) at a progress p of the aligned part of training
 * @param start training progress, from 0 to less than 1, before which only the source's labels are learnt (our choice)
 */
public record AlignmentSettings(Kind kind, double lambda, double alpha, Scale scale, boolean warmUp, double start) {

    /** The regulariser. */
    public enum Kind {
        /** None: the target corpus is not looked at. */
        NONE,
        /** Implicit distribution alignment: target features are to be sparse combinations of source features. */
        IDA,
        /** Maximum mean discrepancy with five Gaussian kernels. */
        MMD
    }

    /** How the terms of the implicit alignment are weighed. */
    public enum Scale {
        /** The reconstruction error by the number of features, everything by the number of target samples (our choice). */
        NORMALISED,
        /** As normalised, of features divided by the root of the target's mean square: smaller features are no smaller error (our choice). */
        RELATIVE,
        /** The paper's plain sums. */
        RAW_SUM
    }

    public static final AlignmentSettings NONE = new AlignmentSettings(Kind.NONE, 1, 0.3, Scale.NORMALISED, true, 0);

    public AlignmentSettings {
        requireNonNull(kind, "kind is null");
        requireNonNull(scale, "scale is null");
        Checks.check(lambda >= 0 && lambda <= 1e4, "alignment.lambda must be in [0, 10000]: " + lambda);
        Checks.check(alpha >= 0 && alpha <= 1e4, "alignment.alpha must be in [0, 10000]: " + alpha);
        Checks.check(start >= 0 && start < 1, "alignment.start must be in [0, 1): " + start);
    }

    /** The weight at a progress of training from 0 to 1; 0 before the start. */
    public double weight(double progress) {
        double aligned = (progress - start) / (1 - start);
        if (aligned < 0) {
            return 0;
        }
        return warmUp ? lambda * (2 / (1 + Math.exp(-10 * aligned)) - 1) : lambda;
    }

    /** Whether features are aligned at a progress of training from 0 to 1. */
    public boolean begun(double progress) {
        return progress >= start;
    }

    /** The same method with other trade-offs. */
    public AlignmentSettings with(Kind other, double otherLambda, double otherAlpha) {
        return new AlignmentSettings(other, otherLambda, otherAlpha, scale, warmUp, start);
    }
}
