package org.affectlab.benchmarks.measure;

/**
 * The straight line through points with the least squares.
 *
 * @param slope change of y for each x
 * @param intercept y at x = 0
 * @param points how many
 */
public record Line(double slope, double intercept, int points) {
    /** @throws IllegalArgumentException if there are fewer than two points, or all have the same x */
    public static Line through(double[] x, double[] y) {
        if (x.length != y.length || x.length < 2) {
            throw new IllegalArgumentException("needs at least two points, not " + x.length + " and " + y.length);
        }
        double meanX = mean(x);
        double meanY = mean(y);
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < x.length; i++) {
            covariance += (x[i] - meanX) * (y[i] - meanY);
            variance += (x[i] - meanX) * (x[i] - meanX);
        }
        if (variance == 0) {
            throw new IllegalArgumentException("all points have the same x");
        }
        double slope = covariance / variance;
        return new Line(slope, meanY - slope * meanX, x.length);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
