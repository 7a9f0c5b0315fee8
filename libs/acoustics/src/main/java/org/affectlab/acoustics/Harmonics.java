package org.affectlab.acoustics;

/**
 * Levels of the harmonics of one voiced frame and its harmonics-to-noise ratio (Eyben et al. 2016). A harmonic is the spectrum's local maximum next to a multiple of
 * F0; which multiples enter was found by comparing with an independent extractor. Not thread-safe.
 */
final class Harmonics {
    private static final double LEAST_RATIO = -100;
    private static final double LEAST_MAGNITUDE = 1e-10;
    private static final double NEAR = 0.2;

    private final double[] magnitude;
    private final double[] correlation;
    private final double binHertz;
    private final double sampleRate;

    /**
     * @param magnitude spectrum of the frame, read when asked
     * @param correlation circular autocorrelation of the frame, for lags from 0 on, read when asked
     */
    Harmonics(double[] magnitude, double[] correlation, double sampleRate) {
        this.magnitude = magnitude;
        this.correlation = correlation;
        this.sampleRate = sampleRate;
        this.binHertz = sampleRate / 2 / (magnitude.length - 1);
    }

    /** Of the periodic part to the rest, in dB, from the autocorrelation's peak next to the period; −100 at least. */
    double noiseRatio(double pitch) {
        int lag = nearestPeak(correlation, (int) (sampleRate / pitch));
        double periodic = correlation[lag];
        double rest = correlation[0] - periodic;
        if (periodic <= 0 || rest <= 0) {
            return LEAST_RATIO;
        }
        return Math.max(LEAST_RATIO, 10 * Math.log10(periodic / rest));
    }

    /** Of the harmonic next to {@code multiple}·F0, in dB of the magnitude, between bins by a parabola. */
    double level(double pitch, int multiple) {
        return decibels(height(bin(pitch, multiple)));
    }

    /** Of the harmonic at F0, in dB of the magnitude, at its bin. */
    double fundamental(double pitch) {
        return decibels(magnitude[bin(pitch, 1)]);
    }

    /** The largest level of a harmonic above F0 whose peak lies within a fifth of a frequency; NaN without any. */
    double strongestNear(double pitch, double frequency) {
        double strongest = Double.NaN;
        // The peak may lie beside the multiple.
        int first = Math.max(2, (int) Math.floor((1 - NEAR) * frequency / pitch) - 1);
        int last = Math.min((int) Math.ceil((1 + NEAR) * frequency / pitch) + 1, (int) (sampleRate / 2 / pitch));
        for (int multiple = first; multiple <= last; multiple++) {
            int bin = bin(pitch, multiple);
            double place = (bin + beside(bin)) * binHertz;
            if (place >= (1 - NEAR) * frequency && place <= (1 + NEAR) * frequency) {
                double level = decibels(height(bin));
                strongest = level > strongest || Double.isNaN(strongest) ? level : strongest;
            }
        }
        return strongest;
    }

    private int bin(double pitch, int multiple) {
        return nearestPeak(magnitude, (int) Math.round(multiple * pitch / binHertz));
    }

    private static double decibels(double magnitude) {
        return 20 * Math.log10(Math.max(magnitude, LEAST_MAGNITUDE));
    }

    private double height(int bin) {
        double beside = beside(bin);
        return beside == 0 ? magnitude[bin] : magnitude[bin] + (magnitude[bin + 1] - magnitude[bin - 1]) / 4 * beside;
    }

    /** Where the parabola through a peak and its neighbours has its top, in bins from the peak. */
    private double beside(int bin) {
        if (bin == 0 || bin == magnitude.length - 1) {
            return 0;
        }
        double curve = magnitude[bin - 1] - 2 * magnitude[bin] + magnitude[bin + 1];
        return curve < 0 ? (magnitude[bin - 1] - magnitude[bin + 1]) / 2 / curve : 0;
    }

    /** Of two that are as near the higher one is taken; the place itself where there is no peak. */
    private static int nearestPeak(double[] values, int place) {
        int start = Math.max(0, Math.min(values.length - 1, place));
        for (int distance = 0; distance < values.length; distance++) {
            if (isPeak(values, start + distance)) {
                return start + distance;
            }
            if (isPeak(values, start - distance)) {
                return start - distance;
            }
        }
        return start;
    }

    private static boolean isPeak(double[] values, int index) {
        return index > 0
                && index < values.length - 1
                && values[index] > values[index - 1]
                && values[index] >= values[index + 1];
    }
}
