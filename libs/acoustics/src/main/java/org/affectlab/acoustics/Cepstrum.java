package org.affectlab.acoustics;

/**
 * Cepstral coefficients of logarithmic bands: DCT-II with factor √(2 ÷ bands), then the sinusoidal lifter 1 + (L ÷ 2)·sin(πi ÷ L) (HTK's; Young et
 * al. 2006). Immutable, thread-safe.
 */
final class Cepstrum {
    private static final int LIFTER = 22;

    private final double[][] basis;

    /** Coefficients 1 … count. */
    Cepstrum(int bands, int count) {
        basis = new double[count][bands];
        for (int row = 0; row < count; row++) {
            double lift = 1 + LIFTER / 2.0 * Math.sin(Math.PI * (row + 1) / LIFTER);
            for (int band = 0; band < bands; band++) {
                basis[row][band] = lift * Math.sqrt(2.0 / bands) * Math.cos(Math.PI * (row + 1) * (band + 0.5) / bands);
            }
        }
    }

    /** Writes the coefficients to {@code target} from {@code offset} on. */
    void apply(double[] logBands, double[] target, int offset) {
        for (int row = 0; row < basis.length; row++) {
            double sum = 0;
            for (int band = 0; band < logBands.length; band++) {
                sum += basis[row][band] * logBands[band];
            }
            target[offset + row] = sum;
        }
    }
}
