package org.affectlab.regression;

import static java.util.Objects.requireNonNull;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What a solver found.
 *
 * @param coefficients C, features × classes, with exact zeros where the penalty put them
 * @param iterations made
 * @param finalWeight κ of the last iteration
 * @param converged whether it stopped by itself
 */
public record RegressionSolution(DMatrixRMaj coefficients, int iterations, double finalWeight, boolean converged) {
    public RegressionSolution {
        requireNonNull(coefficients, "coefficients is null");
    }

    /**
     * The class with the largest score CᵀX of each sample; the first when several are equal.
     *
     * @param samples features × samples
     */
    public int[] predict(DMatrixRMaj samples) {
        DMatrixRMaj scores = scores(samples);
        int[] classes = new int[samples.numCols];
        for (int sample = 0; sample < classes.length; sample++) {
            for (int label = 1; label < scores.numRows; label++) {
                if (scores.get(label, sample) > scores.get(classes[sample], sample)) {
                    classes[sample] = label;
                }
            }
        }
        return classes;
    }

    /** CᵀX, classes × samples. */
    public DMatrixRMaj scores(DMatrixRMaj samples) {
        DMatrixRMaj scores = new DMatrixRMaj(coefficients.numCols, samples.numCols);
        CommonOps_DDRM.multTransA(coefficients, samples, scores);
        return scores;
    }
}
