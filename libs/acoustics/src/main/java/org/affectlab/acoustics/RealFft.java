package org.affectlab.acoustics;

/**
 * Discrete Fourier transform of real values: radix 2 (Cooley and Tukey 1965) on half as many complex ones. Tables are made once. Not thread-safe: it
 * works in its own arrays.
 */
final class RealFft {
    private final int size;
    private final int half;
    private final double[] cosines;
    private final double[] sines;
    private final int[] reversed;
    /** Of the half: even values as real, odd ones as imaginary parts. */
    private final double[] evens;

    private final double[] odds;
    private final double[] real;
    private final double[] imaginary;

    /** @param size a power of two, at least 4 */
    RealFft(int size) {
        if (size < 4 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size is no power of two from 4 on: " + size);
        }
        this.size = size;
        this.half = size / 2;
        this.cosines = new double[half + 1];
        this.sines = new double[half + 1];
        for (int index = 0; index <= half; index++) {
            cosines[index] = Math.cos(2 * Math.PI * index / size);
            sines[index] = -Math.sin(2 * Math.PI * index / size);
        }
        this.reversed = new int[half];
        int shift = 32 - Integer.numberOfTrailingZeros(half);
        for (int index = 0; index < half; index++) {
            reversed[index] = Integer.reverse(index) >>> shift;
        }
        this.evens = new double[half];
        this.odds = new double[half];
        this.real = new double[half + 1];
        this.imaginary = new double[half + 1];
    }

    /**
     * |X_k|² for k = 0 … size ÷ 2.
     *
     * @param values at most {@code size}; zeros follow
     * @param power receives size ÷ 2 + 1 values
     */
    void power(double[] values, double[] power) {
        transform(values);
        for (int bin = 0; bin <= half; bin++) {
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
        for (int index = 0; index < half; index++) {
            int even = 2 * index;
            evens[reversed[index]] = spectrum[even <= half ? even : size - even];
            odds[reversed[index]] = spectrum[even + 1 <= half ? even + 1 : size - even - 1];
        }
        transform();
        for (int lag = 0; lag <= half; lag++) {
            result[lag] = real[lag] / size;
        }
    }

    /**
     * X_k for k = 0 … size ÷ 2, to be read with {@link #real} and {@link #imaginary} until the next call.
     *
     * @param values at most {@code size}; zeros follow
     */
    void transform(double[] values) {
        for (int index = 0; index < half; index++) {
            int even = 2 * index;
            evens[reversed[index]] = even < values.length ? values[even] : 0;
            odds[reversed[index]] = even + 1 < values.length ? values[even + 1] : 0;
        }
        transform();
    }

    double real(int bin) {
        return real[bin];
    }

    double imaginary(int bin) {
        return imaginary[bin];
    }

    /** From the halves in bit-reversed order to the spectrum. */
    private void transform() {
        butterflies();
        for (int bin = 0; bin <= half; bin++) {
            int here = bin % half;
            int mirror = (half - bin) % half;
            double evenRe = (evens[here] + evens[mirror]) / 2;
            double evenIm = (odds[here] - odds[mirror]) / 2;
            double oddRe = (odds[here] + odds[mirror]) / 2;
            double oddIm = (evens[mirror] - evens[here]) / 2;
            real[bin] = evenRe + oddRe * cosines[bin] - oddIm * sines[bin];
            imaginary[bin] = evenIm + oddRe * sines[bin] + oddIm * cosines[bin];
        }
    }

    private void butterflies() {
        for (int length = 1; length < half; length *= 2) {
            int step = half / length;
            for (int start = 0; start < half; start += 2 * length) {
                for (int offset = 0; offset < length; offset++) {
                    double cosine = cosines[offset * step];
                    double sine = sines[offset * step];
                    int upper = start + offset;
                    int lower = upper + length;
                    double re = evens[lower] * cosine - odds[lower] * sine;
                    double im = evens[lower] * sine + odds[lower] * cosine;
                    evens[lower] = evens[upper] - re;
                    odds[lower] = odds[upper] - im;
                    evens[upper] += re;
                    odds[upper] += im;
                }
            }
        }
    }
}
