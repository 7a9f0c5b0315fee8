package org.affectlab.regression;

import static java.util.Objects.requireNonNull;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The smooth part of the objective, ‖Y − CᵀX‖² + λ‖CᵀΔ‖², with the alignment stacked as further samples whose targets are zero: X̂ = [X, √λ·Δ]
 * (code: both papers' own solvers). The matrices are not copied and must not be changed. Thread-safe.
 *
 * @param samples X̂, features × (samples + alignments)
 * @param products X·Yᵀ, features × classes
 * @param labelEnergy ‖Y‖²
 */
public record StackedProblem(DMatrixRMaj samples, DMatrixRMaj products, double labelEnergy) {
    public StackedProblem {
        requireNonNull(samples, "samples is null");
        requireNonNull(products, "products is null");
        if (samples.numRows != products.numRows) {
            throw new IllegalArgumentException(
                    samples.numRows + " features of samples, " + products.numRows + " of products");
        }
    }

    /**
     * @param source X, features × samples
     * @param labels Y, classes × samples
     * @param alignment Δ, features × any number, also none
     * @param lambda λ, at least 0
     * @throws IllegalArgumentException if the sizes do not fit, or a value is not finite
     */
    public static StackedProblem of(DMatrixRMaj source, DMatrixRMaj labels, DMatrixRMaj alignment, double lambda) {
        if (source.numCols != labels.numCols || source.numCols == 0 || source.numRows == 0 || labels.numRows == 0) {
            throw new IllegalArgumentException(
                    "source " + size(source) + " and labels " + size(labels) + " do not fit");
        }
        if (alignment.numCols > 0 && alignment.numRows != source.numRows) {
            throw new IllegalArgumentException("alignment " + size(alignment) + " does not fit source " + size(source));
        }
        if (!(lambda >= 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("lambda must be at least 0: " + lambda);
        }
        finite(source, "source");
        finite(labels, "labels");
        finite(alignment, "alignment");
        DMatrixRMaj samples = new DMatrixRMaj(source.numRows, source.numCols + alignment.numCols);
        CommonOps_DDRM.insert(source, samples, 0, 0);
        if (alignment.numCols > 0) {
            DMatrixRMaj scaled = alignment.copy();
            CommonOps_DDRM.scale(Math.sqrt(lambda), scaled);
            CommonOps_DDRM.insert(scaled, samples, 0, source.numCols);
        }
        DMatrixRMaj products = new DMatrixRMaj(source.numRows, labels.numRows);
        CommonOps_DDRM.multTransB(source, labels, products);
        double norm = NormOps_DDRM.normF(labels);
        return new StackedProblem(samples, products, norm * norm);
    }

    public int features() {
        return samples.numRows;
    }

    public int classes() {
        return products.numCols;
    }

    /** ‖Y − CᵀX‖² + λ‖CᵀΔ‖². */
    public double loss(DMatrixRMaj coefficients) {
        DMatrixRMaj scores = new DMatrixRMaj(classes(), samples.numCols);
        CommonOps_DDRM.multTransA(coefficients, samples, scores);
        double norm = NormOps_DDRM.normF(scores);
        double inner = 0;
        for (int index = 0; index < coefficients.data.length; index++) {
            inner += coefficients.data[index] * products.data[index];
        }
        return labelEnergy - 2 * inner + norm * norm;
    }

    /** 2(X̂X̂ᵀC − XYᵀ), without the square matrix. */
    public DMatrixRMaj gradient(DMatrixRMaj coefficients) {
        DMatrixRMaj scores = new DMatrixRMaj(samples.numCols, classes());
        CommonOps_DDRM.multTransA(samples, coefficients, scores);
        DMatrixRMaj gradient = new DMatrixRMaj(features(), classes());
        CommonOps_DDRM.mult(samples, scores, gradient);
        CommonOps_DDRM.subtractEquals(gradient, products);
        CommonOps_DDRM.scale(2, gradient);
        return gradient;
    }

    private static void finite(DMatrixRMaj matrix, String name) {
        for (double value : matrix.data) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " holds a value that is not finite");
            }
        }
    }

    private static String size(DMatrixRMaj matrix) {
        return matrix.numRows + " × " + matrix.numCols;
    }
}
