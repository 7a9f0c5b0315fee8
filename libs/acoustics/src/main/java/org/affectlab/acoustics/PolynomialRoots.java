package org.affectlab.acoustics;

/**
 * All complex roots of a real polynomial at once (Aberth 1973; Ehrlich 1967). From the same start every time, so the result does not depend on what came
 * before. Not thread-safe.
 */
final class PolynomialRoots {
    private static final int MOST_ROUNDS = 200;
    /** The last step's; convergence is cubic, so what is left is far less. */
    private static final double CLOSE = 1e-7;

    private final int degree;
    private final double[] re;
    private final double[] im;

    PolynomialRoots(int degree) {
        this.degree = degree;
        this.re = new double[degree];
        this.im = new double[degree];
    }

    /** @param coefficients of the falling powers; the first, which is not 0, of {@code degree} */
    void solve(double[] coefficients) {
        for (int root = 0; root < degree; root++) {
            // Not symmetric about the real axis: symmetric starts can stay symmetric where the roots are not.
            double angle = 2 * Math.PI * root / degree + 0.4;
            re[root] = 0.9 * Math.cos(angle);
            im[root] = 0.9 * Math.sin(angle);
        }
        double largest = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS && largest > CLOSE; round++) {
            largest = 0;
            for (int root = 0; root < degree; root++) {
                largest = Math.max(largest, improve(coefficients, root));
            }
        }
    }

    /** @return how far the root moved */
    private double improve(double[] coefficients, int root) {
        double x = re[root];
        double y = im[root];
        double valueRe = coefficients[0];
        double valueIm = 0;
        double slopeRe = 0;
        double slopeIm = 0;
        for (int power = 1; power <= degree; power++) {
            double nextSlopeRe = slopeRe * x - slopeIm * y + valueRe;
            slopeIm = slopeRe * y + slopeIm * x + valueIm;
            slopeRe = nextSlopeRe;
            double nextValueRe = valueRe * x - valueIm * y + coefficients[power];
            valueIm = valueRe * y + valueIm * x;
            valueRe = nextValueRe;
        }
        if (valueRe == 0 && valueIm == 0) {
            return 0;
        }
        // slope ÷ value − Σ 1 ÷ (root − other): the step's reciprocal.
        double norm = valueRe * valueRe + valueIm * valueIm;
        double inverseRe = (slopeRe * valueRe + slopeIm * valueIm) / norm;
        double inverseIm = (slopeIm * valueRe - slopeRe * valueIm) / norm;
        for (int other = 0; other < degree; other++) {
            if (other != root) {
                double awayRe = x - re[other];
                double awayIm = y - im[other];
                double away = awayRe * awayRe + awayIm * awayIm;
                if (away > 0) {
                    inverseRe -= awayRe / away;
                    inverseIm += awayIm / away;
                }
            }
        }
        double size = inverseRe * inverseRe + inverseIm * inverseIm;
        if (!(size > 0) || Double.isInfinite(size)) {
            return 0;
        }
        re[root] = x - inverseRe / size;
        im[root] = y + inverseIm / size;
        return 1 / Math.sqrt(size);
    }

    double real(int root) {
        return re[root];
    }

    double imaginary(int root) {
        return im[root];
    }
}
