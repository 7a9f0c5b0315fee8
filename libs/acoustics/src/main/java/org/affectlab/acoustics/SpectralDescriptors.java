package org.affectlab.acoustics;

/**
 * The descriptors of the Geneva minimalistic set that need no pitch (Eyben et al. 2016): loudness, alpha ratio, Hammarberg index, spectral slopes, spectral
 * flux, MFCC 1 to 4, of frames of 20 ms with a Hamming window, without pre-emphasis. Bin ranges, floors and the scale of loudness were found by comparing
 * with an independent extractor. The flux is to the frame before: frames come in their order. Not thread-safe.
 */
final class SpectralDescriptors {
    static final int LENGTH = 320;
    static final int HOP = 160;
    static final int COUNT = 10;
    static final int LOUDNESS = 0;
    static final int ALPHA_RATIO = 1;
    static final int HAMMARBERG = 2;
    static final int SLOPE_LOW = 3;
    static final int SLOPE_HIGH = 4;
    static final int FLUX = 5;
    static final int MFCC = 6;

    static final int SAMPLE_RATE = 16_000;
    private static final int FFT = 512;
    private static final double BIN = (double) SAMPLE_RATE / FFT;
    private static final int BANDS = 26;
    private static final int MFCCS = 4;
    private static final int HERTZ_500 = 16;
    private static final int HERTZ_1000 = 32;
    private static final int HERTZ_1500 = 48;
    private static final int HERTZ_2000 = 64;
    private static final int HERTZ_5000 = 160;
    private static final double FULL_SCALE = 32_767;
    private static final double BAND_FLOOR = 1 / (FULL_SCALE * FULL_SCALE);
    private static final double POWER_FLOOR = 1e-14;
    private static final double HEARING_EXPONENT = 0.33;
    private static final double LOUDNESS_SCALE = 0.069_020_555;

    private final RealFft fft = new RealFft(FFT);
    /** The bank's first two bins have no weight. */
    private final MelBank mel = new MelBank(BANDS, FFT, SAMPLE_RATE, 20, 8_000, 2);

    private final Cepstrum cepstrum = new Cepstrum(BANDS, MFCCS);
    private final double[] hearing = new double[BANDS];
    private final double[] hamming = Windows.hamming(LENGTH);
    private final double[] windowed = new double[LENGTH];
    private final double[] power = new double[FFT / 2 + 1];
    private final double[] level = new double[HERTZ_1500 + 1];
    private final double[] magnitude = new double[HERTZ_5000];
    private final double[] before = new double[HERTZ_5000];
    private final double[] bands = new double[BANDS];
    private boolean first = true;

    SpectralDescriptors() {
        for (int band = 0; band < BANDS; band++) {
            hearing[band] = equalLoudness(mel.centre(band));
        }
    }

    /** Hermansky 1990, with the factor for frequencies above 5 kHz. */
    private static double equalLoudness(double hertz) {
        double square = Math.pow(2 * Math.PI * hertz, 2);
        double curve = (square + 56.8e6) * square * square / ((square + 6.3e6) * (square + 6.3e6) * (square + 0.38e9));
        return curve / (1 + Math.pow(2 * Math.PI * hertz, 7) / 1.7e31);
    }

    /**
     * @param frame samples in [−1, 1]
     * @param values receives the descriptors, from index 0 on
     */
    void compute(float[] frame, double[] values) {
        for (int index = 0; index < LENGTH; index++) {
            windowed[index] = frame[index] * hamming[index];
        }
        fft.power(windowed, power);
        perceived(values);
        values[ALPHA_RATIO] = decibels(sum(0, HERTZ_1000), sum(HERTZ_1000, HERTZ_5000 + 1));
        values[HAMMARBERG] = decibels(peak(HERTZ_2000, HERTZ_5000 + 1), peak(0, HERTZ_2000));
        for (int bin = 0; bin < level.length; bin++) {
            level[bin] = 10 * Math.log10(Math.max(power[bin], POWER_FLOOR));
        }
        values[SLOPE_LOW] = slope(0, HERTZ_500);
        values[SLOPE_HIGH] = slope(HERTZ_500, HERTZ_1500);
        values[FLUX] = flux();
    }

    private void perceived(double[] values) {
        mel.apply(power, bands);
        double loudness = 0;
        for (int band = 0; band < BANDS; band++) {
            double energy = Math.max(bands[band], BAND_FLOOR);
            loudness += Math.pow(energy * hearing[band], HEARING_EXPONENT);
            bands[band] = Math.log(energy / BAND_FLOOR);
        }
        values[LOUDNESS] = loudness * LOUDNESS_SCALE;
        cepstrum.apply(bands, values, MFCC);
    }

    /** In digital silence there is no ratio: 0. */
    private static double decibels(double below, double above) {
        return below > 0 && above > 0 ? 10 * Math.log10(above / below) : 0;
    }

    private double sum(int from, int to) {
        double sum = 0;
        for (int bin = from; bin < to; bin++) {
            sum += power[bin];
        }
        return sum;
    }

    private double peak(int from, int to) {
        double peak = 0;
        for (int bin = from; bin < to; bin++) {
            peak = Math.max(peak, power[bin]);
        }
        return peak;
    }

    /** In dB a Hz. The line is fitted as if the band had one bin less (found by comparing). */
    private double slope(int from, int to) {
        double count = to - from;
        double sumBins = 0;
        double sumSquares = 0;
        double sumLevels = 0;
        double sumProducts = 0;
        for (int bin = from; bin <= to; bin++) {
            sumBins += bin;
            sumSquares += (double) bin * bin;
            sumLevels += level[bin];
            sumProducts += bin * level[bin];
        }
        return (count * sumProducts - sumBins * sumLevels) / (count * sumSquares - sumBins * sumBins) / BIN;
    }

    private double flux() {
        double squares = 0;
        for (int bin = 0; bin < magnitude.length; bin++) {
            magnitude[bin] = Math.sqrt(power[bin]);
            double change = magnitude[bin] - before[bin];
            squares += change * change;
            before[bin] = magnitude[bin];
        }
        double flux = first ? 0 : Math.sqrt(squares / magnitude.length);
        first = false;
        return flux;
    }
}
