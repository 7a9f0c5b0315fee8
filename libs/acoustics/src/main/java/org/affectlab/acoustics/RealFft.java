package org.affectlab.acoustics;

import java.util.Arrays;

/** Discrete Fourier transform of real values, radix 2 (Cooley and Tukey 1965). Tables are made once. Not thread-safe: it works in its own arrays. */
final class RealFft {
    private final int size;
    private final double[] cosines;
    private final double[] sines;
    private final int[] reversed;
    private final double[] real;
    private final double[] imaginary;

    /** @param size a power of two, at least 2 */
    RealFft(int size) {
        if (size < 2 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size is no power of two: " + size);
        }
        this.size = size;
        this.cosines = new double[size / 2];
        this.sines = new double[size / 2];
        for (int index = 0; index < size / 2; index++) {
            cosines[index] = Math.cos(2 * Math.PI * index / size);
            sines[index] = -Math.sin(2 * Math.PI * index / size);
        }
        this.reversed = new int[size];
        int shift = 32 - Integer.numberOfTrailingZeros(size);
        for (int index = 0; index < size; index++) {
            reversed[index] = Integer.reverse(index) >>> shift;
        }
        this.real = new double[size];
        this.imaginary = new double[size];
    }

    /**
     * |X_k|² for k = 0 … size ÷ 2.
     *
     * @param values at most {@code size}; zeros follow
     * @param power receives size ÷ 2 + 1 values
     */
    void power(double[] values, double[] power) {
        load(values);
        butterflies();
        for (int bin = 0; bin <= size / 2; bin++) {
            power[bin] = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
        }
    }

    /**
     * Inverse transform of a real, even spectrum, for lags 0 … size ÷ 2.
     *
     * @param spectrum size ÷ 2 + 1 values
     * @param result receives size ÷ 2 + 1 values; may be the same array
     */
    void inverseEven(double[] spectrum, double[] result) {
        Arrays.fill(imaginary, 0);
        for (int index = 0; index < size; index++) {
            real[reversed[index]] = spectrum[index <= size / 2 ? index : size - index];
        }
        butterflies();
        for (int lag = 0; lag <= size / 2; lag++) {
            result[lag] = real[lag] / size;
        }
    }

    private void load(double[] values) {
        Arrays.fill(real, 0);
        Arrays.fill(imaginary, 0);
        for (int index = 0; index < values.length; index++) {
            real[reversed[index]] = values[index];
        }
    }

    private void butterflies() {
        for (int half = 1; half < size; half *= 2) {
            int step = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                for (int offset = 0; offset < half; offset++) {
                    double cosine = cosines[offset * step];
                    double sine = sines[offset * step];
                    int upper = start + offset;
                    int lower = upper + half;
                    double re = real[lower] * cosine - imaginary[lower] * sine;
                    double im = real[lower] * sine + imaginary[lower] * cosine;
                    real[lower] = real[upper] - re;
                    imaginary[lower] = imaginary[upper] - im;
                    real[upper] += re;
                    imaginary[upper] += im;
                }
            }
        }
    }
}
