package org.affectlab.regression;

import org.ejml.data.DMatrixRMaj;

/** Labels as regression targets. Stateless. */
public final class OneHot {
    private OneHot() {}

    /**
     * Classes × samples: 1 where a sample has the class, else 0.
     *
     * @param labels class of each sample, counted from 0
     * @throws IllegalArgumentException if a label is none of the classes
     */
    public static DMatrixRMaj of(int[] labels, int classes) {
        DMatrixRMaj matrix = new DMatrixRMaj(classes, labels.length);
        for (int sample = 0; sample < labels.length; sample++) {
            if (labels[sample] < 0 || labels[sample] >= classes) {
                throw new IllegalArgumentException("label " + labels[sample] + " is none of " + classes + " classes");
            }
            matrix.set(labels[sample], sample, 1);
        }
        return matrix;
    }
}
