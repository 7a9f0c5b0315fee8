package org.affectlab.acoustics;

/** Natural cubic spline through values at fixed places, read at other fixed places: all that depends on the places is computed once. Not thread-safe. */
final class NaturalSpline {
    private final double[] widths;
    /** Of the tridiagonal system for the second derivatives (Thomas's algorithm). */
    private final double[] upper;

    private final double[] pivots;
    private final double[] curvatures;

    private final int[] segments;
    private final double[] right;

    /**
     * @param places strictly rising, three or more
     * @param read between the first and the last place
     */
    NaturalSpline(double[] places, double[] read) {
        int count = places.length;
        widths = new double[count - 1];
        for (int index = 0; index < count - 1; index++) {
            widths[index] = places[index + 1] - places[index];
        }
        upper = new double[count];
        pivots = new double[count];
        curvatures = new double[count];
        for (int index = 1; index < count - 1; index++) {
            pivots[index] = 2 * (widths[index - 1] + widths[index]) - widths[index - 1] * upper[index - 1];
            upper[index] = widths[index] / pivots[index];
        }
        segments = new int[read.length];
        right = new double[read.length];
        int segment = 0;
        for (int index = 0; index < read.length; index++) {
            while (segment < count - 2 && read[index] > places[segment + 1]) {
                segment++;
            }
            segments[index] = segment;
            right[index] = (read[index] - places[segment]) / widths[segment];
        }
    }

    /**
     * @param values at the places
     * @param from index of the first place's value
     * @param result receives the spline where it is read
     */
    void apply(double[] values, int from, double[] result) {
        int last = curvatures.length - 1;
        curvatures[0] = 0;
        for (int index = 1; index < last; index++) {
            double rise = (values[from + index + 1] - values[from + index]) / widths[index]
                    - (values[from + index] - values[from + index - 1]) / widths[index - 1];
            curvatures[index] = (6 * rise - widths[index - 1] * curvatures[index - 1]) / pivots[index];
        }
        curvatures[last] = 0;
        for (int index = last - 1; index > 0; index--) {
            curvatures[index] -= upper[index] * curvatures[index + 1];
        }
        for (int index = 0; index < result.length; index++) {
            int segment = segments[index];
            double b = right[index];
            double a = 1 - b;
            double width = widths[segment];
            result[index] = a * values[from + segment]
                    + b * values[from + segment + 1]
                    + ((a * a * a - a) * curvatures[segment] + (b * b * b - b) * curvatures[segment + 1])
                            * width
                            * width
                            / 6;
        }
    }
}
