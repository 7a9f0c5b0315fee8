package org.affectlab.acoustics;

/**
 * Triangular filters, equally wide and half overlapping on the mel scale 1127·ln(1 + f ÷ 700) (HTK's; Young et al. 2006). Immutable, thread-safe.
 */
final class MelBank {
    private final int[] first;
    private final double[][] weights;
    private final double[] centres;

    /** With every bin of the spectrum. */
    MelBank(int bands, int fftSize, double sampleRate, double low, double high) {
        this(bands, fftSize, sampleRate, low, high, 0);
    }

    /**
     * @param fftSize of the spectrum, whose bins 0 … fftSize ÷ 2 are weighted
     * @param low edge of the first filter, Hz
     * @param high edge of the last filter, Hz
     * @param firstBin bins before it have no weight
     */
    MelBank(int bands, int fftSize, double sampleRate, double low, double high, int firstBin) {
        first = new int[bands];
        weights = new double[bands][];
        centres = new double[bands];
        double lowest = mel(low);
        double width = (mel(high) - lowest) / (bands + 1);
        for (int band = 0; band < bands; band++) {
            double left = lowest + band * width;
            int from = -1;
            int to = -1;
            for (int bin = firstBin; bin <= fftSize / 2; bin++) {
                if (weight(mel(bin * sampleRate / fftSize), left, width) > 0) {
                    from = from < 0 ? bin : from;
                    to = bin + 1;
                }
            }
            centres[band] = 700 * Math.expm1((left + width) / 1127);
            first[band] = Math.max(0, from);
            weights[band] = new double[Math.max(0, to - from)];
            for (int index = 0; index < weights[band].length; index++) {
                weights[band][index] = weight(mel((first[band] + index) * sampleRate / fftSize), left, width);
            }
        }
    }

    private static double weight(double mel, double left, double width) {
        double position = (mel - left) / width;
        return Math.max(0, Math.min(position, 2 - position));
    }

    private static double mel(double hertz) {
        return 1127 * Math.log(1 + hertz / 700);
    }

    /** Frequency in Hz at which the filter has its largest weight. */
    double centre(int band) {
        return centres[band];
    }

    /** Weighted sums of a spectrum's bins. */
    void apply(double[] spectrum, double[] bands) {
        for (int band = 0; band < first.length; band++) {
            double sum = 0;
            for (int index = 0; index < weights[band].length; index++) {
                sum += weights[band][index] * spectrum[first[band] + index];
            }
            bands[band] = sum;
        }
    }
}
