package org.affectlab.regression;

import org.ejml.data.DMatrixRMaj;

/** What makes coefficients sparse. Stateless and thread-safe. */
public interface Sparsity {
    /** The groups that it switches. */
    FeatureGroups groups();

    /**
     * The proximal step at weight κ, in place: argmin over C of penalty(C) + (κ/2)·‖C − V‖².
     *
     * @param matrix V, features × classes
     */
    void shrink(DMatrixRMaj matrix, double weight);
}
