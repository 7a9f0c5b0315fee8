package org.affectlab.acoustics;

/**
 * The sixteen low-level descriptors of one frame of the INTERSPEECH 2009 set: energy, MFCC 1 to 12, zero-crossing rate, voicing probability, F0
 * before smoothing. Frames of 400 samples at 16 kHz. Not thread-safe.
 */
final class Is09Frame {
    static final int LENGTH = 400;
    static final int HOP = 160;
    static final int COUNT = 16;
    static final int F0 = 15;

    private static final int FFT = 512;
    private static final int SAMPLE_RATE = 16_000;
    private static final int BANDS = 26;
    private static final int MFCCS = 12;
    private static final int ZERO_CROSSINGS = 13;
    private static final int VOICING = 14;
    private static final double PRE_EMPHASIS = 0.97;
    /** Bands are scaled as if samples were 16-bit integers. */
    private static final double FULL_SCALE = 32_767;

    private static final int FIRST_VOICING_LAG = 31;
    /** 500 Hz is lag 32. */
    private static final int FIRST_PITCH_LAG = 33;

    private static final int LAGS = FFT / 2;
    private static final double PEAK = 0.6;

    private final RealFft fft = new RealFft(FFT);
    private final MelBank mel = new MelBank(BANDS, FFT, SAMPLE_RATE, 0, 8_000);
    private final Cepstrum cepstrum = new Cepstrum(BANDS, MFCCS);
    private final double[] hamming = Windows.hamming(LENGTH);
    private final double[] windowed = new double[LENGTH];
    private final double[] power = new double[FFT / 2 + 1];
    private final double[] magnitude = new double[FFT / 2 + 1];
    private final double[] bands = new double[BANDS];
    private final double[] correlation = new double[FFT / 2 + 1];
    private final double[] lags = new double[FFT / 2 + 1];

    /**
     * @param frame samples in [−1, 1]
     * @param values receives the descriptors
     */
    void compute(float[] frame, double[] values) {
        double energy = 0;
        for (int index = 0; index < LENGTH; index++) {
            double before = index == 0 ? frame[0] : frame[index - 1];
            windowed[index] = (frame[index] - PRE_EMPHASIS * before) * hamming[index];
            energy += windowed[index] * windowed[index];
        }
        values[0] = Math.sqrt(energy / LENGTH);
        fft.power(windowed, power);
        for (int bin = 0; bin < power.length; bin++) {
            magnitude[bin] = Math.sqrt(power[bin]);
        }
        mel.apply(magnitude, bands);
        for (int band = 0; band < BANDS; band++) {
            bands[band] = Math.log(Math.max(1, bands[band] * FULL_SCALE));
        }
        cepstrum.apply(bands, values, 1);
        values[ZERO_CROSSINGS] = (double) zeroCrossings(frame) / LENGTH;
        fft.inverseEven(power, correlation);
        values[VOICING] = voicing();
        values[F0] = values[VOICING] < PitchTrack.VOICED ? 0 : pitch();
    }

    /** A sample that is zero between two of different sign, or beside a zero, is a crossing of its own. */
    private static int zeroCrossings(float[] frame) {
        int crossings = 0;
        for (int index = 1; index < LENGTH - 1; index++) {
            boolean through = frame[index] == 0 && frame[index - 1] * frame[index + 1] <= 0;
            if (through || frame[index - 1] * frame[index] < 0) {
                crossings++;
            }
        }
        return crossings;
    }

    /** The largest amount of the autocorrelation, as a share of lag 0, where it is larger than one lag before. */
    private double voicing() {
        if (correlation[0] <= 0) {
            return 0;
        }
        double largest = 0;
        for (int lag = FIRST_VOICING_LAG; lag < LAGS; lag++) {
            double value = Math.abs(correlation[lag]);
            if (value > Math.abs(correlation[lag - 1])) {
                largest = Math.max(largest, value);
            }
        }
        return largest / correlation[0];
    }

    /**
     * Of the first peak of the cepstrum that is above 0.6 · (maximum + mean amount). The cepstrum is that of ln(1 + power): where a frame is soft, that is
     * its autocorrelation (found by comparing with an independent extractor).
     */
    private double pitch() {
        for (int bin = 0; bin < power.length; bin++) {
            lags[bin] = Math.log1p(power[bin]);
        }
        fft.inverseEven(lags, lags);
        double largest = Double.NEGATIVE_INFINITY;
        double amounts = 0;
        for (int lag = 0; lag < LAGS; lag++) {
            amounts += Math.abs(lags[lag]);
            if (lag >= FIRST_PITCH_LAG) {
                largest = Math.max(largest, lags[lag]);
            }
        }
        double threshold = PEAK * (largest + amounts / LAGS);
        for (int lag = FIRST_PITCH_LAG; lag < LAGS - 1; lag++) {
            boolean peak = lags[lag] > lags[lag - 1] && lags[lag] >= lags[lag + 1];
            if (peak && lags[lag] > threshold) {
                return (double) SAMPLE_RATE / lag;
            }
        }
        return 0;
    }
}
