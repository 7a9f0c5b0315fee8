package org.affectlab.acoustics;

import java.util.Arrays;

/**
 * Frequency and bandwidth of the first three formants: roots of a linear predictor of order 11 (autocorrelation method, Markel and Gray 1976) of the lower
 * spectrum of a frame of 20 ms, resampled in the frequency domain to 11 kHz (Eyben et al. 2016; the band, the length and the sign of the predictor were
 * found by comparing with an independent extractor). Not thread-safe.
 */
final class Formants {
    /** Frequency and bandwidth of three. */
    static final int COUNT = 6;

    private static final int LENGTH = SpectralDescriptors.LENGTH;
    private static final int FFT = 512;
    private static final int BINS = 110;
    private static final int PERIOD = 352;
    private static final int RESAMPLED = LENGTH * 11 / 16;
    /** Zeros on either side of the frame. */
    private static final int PADDING = (FFT - LENGTH) / 2;

    private static final int ORDER = 11;
    private static final double SAMPLE_RATE = 11_000;
    /** Smaller imaginary parts are rounding. */
    private static final double REAL = 1e-9;

    private static final double LEAST_FREQUENCY = 50;
    private static final double LARGEST_FREQUENCY = SAMPLE_RATE / 2;

    /** Of each bin, for each resampled sample. */
    private static final float[][] COSINES = table(0);

    private static final float[][] SINES = table(-Math.PI / 2);

    private final RealFft fft = new RealFft(FFT);
    private final double[] hamming = Windows.hamming(LENGTH);
    /** The frame in the middle of zeros. */
    private final double[] padded = new double[FFT];

    /** In single precision, in this order: the predictor of so narrow a band is near singular, and rounding shows in soft frames. */
    private final float[] resampled = new float[RESAMPLED];

    private final double[] correlation = new double[ORDER + 1];
    private final double[] predictor = new double[ORDER + 1];
    private final double[] weights = new double[ORDER + 1];
    private final double[] before = new double[ORDER + 1];
    private final PolynomialRoots roots = new PolynomialRoots(ORDER);
    private final double[][] found = new double[ORDER][2];

    private static float[][] table(double phase) {
        float[][] table = new float[BINS][RESAMPLED];
        for (int bin = 0; bin < BINS; bin++) {
            for (int to = 0; to < RESAMPLED; to++) {
                table[bin][to] = (float) Math.cos(2 * Math.PI * bin * to / PERIOD + phase);
            }
        }
        return table;
    }

    /**
     * @param frame samples in [−1, 1]
     * @param values receives frequency and bandwidth in Hz of each formant, from {@code offset} on; zeros where there is none
     */
    void compute(float[] frame, double[] values, int offset) {
        Arrays.fill(values, offset, offset + COUNT, 0);
        resample(frame);
        if (!predict()) {
            return;
        }
        roots.solve(predictor);
        int count = 0;
        for (int root = 0; root < ORDER; root++) {
            if (roots.imaginary(root) > REAL) {
                double frequency = Math.atan2(roots.imaginary(root), roots.real(root)) / (2 * Math.PI) * SAMPLE_RATE;
                if (frequency > LEAST_FREQUENCY && frequency < LARGEST_FREQUENCY) {
                    found[count][0] = frequency;
                    // Its amount: with the other sign roots may lie outside of the unit circle.
                    found[count++][1] = Math.abs(Math.log(Math.hypot(roots.real(root), roots.imaginary(root))))
                            / Math.PI
                            * SAMPLE_RATE;
                }
            }
        }
        Arrays.sort(found, 0, count, (first, second) -> Double.compare(first[0], second[0]));
        for (int formant = 0; formant < Math.min(count, COUNT / 2); formant++) {
            values[offset + 2 * formant] = found[formant][0];
            values[offset + 2 * formant + 1] = found[formant][1];
        }
    }

    private void resample(float[] frame) {
        for (int index = 0; index < LENGTH; index++) {
            padded[PADDING + index] = frame[index] * hamming[index];
        }
        fft.transform(padded);
        Arrays.fill(resampled, 0);
        for (int bin = 0; bin < BINS; bin++) {
            float re = (float) fft.real(bin);
            float im = (float) fft.imaginary(bin);
            float[] cosines = COSINES[bin];
            float[] sines = SINES[bin];
            for (int to = 0; to < RESAMPLED; to++) {
                resampled[to] = resampled[to] + re * cosines[to] - im * sines[to];
            }
        }
    }

    /** Levinson and Durbin; the polynomial whose roots are wanted. @return whether there is any energy */
    private boolean predict() {
        for (int lag = 0; lag <= ORDER; lag++) {
            double sum = 0;
            for (int index = lag; index < RESAMPLED; index++) {
                sum += resampled[index] * resampled[index - lag];
            }
            correlation[lag] = sum;
        }
        if (!(correlation[0] > 0)) {
            return false;
        }
        double error = correlation[0];
        Arrays.fill(weights, 0);
        for (int order = 1; order <= ORDER; order++) {
            double sum = correlation[order];
            for (int index = 1; index < order; index++) {
                sum -= weights[index] * correlation[order - index];
            }
            double reflection = sum / error;
            System.arraycopy(weights, 0, before, 0, order);
            weights[order] = reflection;
            for (int index = 1; index < order; index++) {
                weights[index] = before[index] - reflection * before[order - index];
            }
            error *= 1 - reflection * reflection;
            if (!(error > 0)) {
                return false;
            }
        }
        predictor[0] = 1;
        for (int index = 1; index <= ORDER; index++) {
            // With the other sign these would be the poles of the predictor.
            predictor[index] = weights[index];
        }
        return true;
    }
}
