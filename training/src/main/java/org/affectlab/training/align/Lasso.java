package org.affectlab.training.align;

/**
 * min over W of wᵀGw − 2bᵀw + α‖w‖₁ for each column w of W and b of B, by FISTA: with G = XᵀX and B = XᵀY the sparse reconstruction of Y's columns from
 * X's. Source: DIDAN, section c (our choice). Pure functions.
 */
public final class Lasso {
    private static final int MAX_STEPS = 300;
    private static final double TOLERANCE = 1e-6;
    private static final int POWER_STEPS = 100;
    /** For least squares alone, where source features may depend on each other (our choice). */
    private static final double RIDGE = 1e-6;

    private Lasso() {}

    /**
     * @param gram n × n, symmetric and positive semidefinite
     * @param cross n × m
     * @param alpha at least 0; 0 is least squares with a ridge of 10⁻⁶
     * @return W, n × m
     */
    public static double[][] solve(double[][] gram, double[][] cross, double alpha) {
        int rows = gram.length;
        int columns = cross[0].length;
        double[][] matrix = new double[rows][];
        for (int row = 0; row < rows; row++) {
            matrix[row] = gram[row].clone();
            matrix[row][row] += alpha == 0 ? RIDGE : 0;
        }
        double lipschitz = 2 * largestEigenvalue(matrix);
        double[][] weights = new double[rows][columns];
        if (lipschitz == 0) {
            return weights;
        }
        double[][] ahead = new double[rows][columns];
        double momentum = 1;
        for (int step = 0; step < MAX_STEPS; step++) {
            double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double change = step(matrix, cross, alpha, lipschitz, weights, ahead, (momentum - 1) / next);
            momentum = next;
            if (change < TOLERANCE) {
                break;
            }
        }
        return weights;
    }

    /** One proximal step from {@code ahead}; replaces both matrices. */
    private static double step(
            double[][] gram,
            double[][] cross,
            double alpha,
            double lipschitz,
            double[][] weights,
            double[][] ahead,
            double inertia) {
        int rows = weights.length;
        int columns = weights[0].length;
        double[][] moved = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double gradient = -cross[row][column];
                for (int inner = 0; inner < rows; inner++) {
                    gradient += gram[row][inner] * ahead[inner][column];
                }
                moved[row][column] = shrink(ahead[row][column] - 2 * gradient / lipschitz, alpha / lipschitz);
            }
        }
        double largest = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double difference = moved[row][column] - weights[row][column];
                largest = Math.max(largest, Math.abs(difference));
                ahead[row][column] = moved[row][column] + inertia * difference;
                weights[row][column] = moved[row][column];
            }
        }
        return largest;
    }

    private static double shrink(double value, double by) {
        return Math.signum(value) * Math.max(Math.abs(value) - by, 0);
    }

    /** By power iteration; a little more than found, so that no step is too long. */
    private static double largestEigenvalue(double[][] matrix) {
        double[] vector = new double[matrix.length];
        java.util.Arrays.fill(vector, 1);
        double value = 0;
        for (int step = 0; step < POWER_STEPS; step++) {
            double[] product = new double[vector.length];
            double norm = 0;
            for (int row = 0; row < vector.length; row++) {
                for (int column = 0; column < vector.length; column++) {
                    product[row] += matrix[row][column] * vector[column];
                }
                norm += product[row] * product[row];
            }
            norm = Math.sqrt(norm);
            if (norm == 0) {
                return trace(matrix);
            }
            double length = 0;
            for (double part : vector) {
                length += part * part;
            }
            value = norm / Math.sqrt(length);
            for (int row = 0; row < vector.length; row++) {
                vector[row] = product[row] / norm;
            }
        }
        return Math.min(value * 1.01, trace(matrix));
    }

    /** An upper bound of the largest eigenvalue. */
    private static double trace(double[][] matrix) {
        double sum = 0;
        for (int row = 0; row < matrix.length; row++) {
            sum += matrix[row][row];
        }
        return sum;
    }
}
