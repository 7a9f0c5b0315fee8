package org.affectlab.acoustics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What needs the pitch, from frames of 60 ms with a Gaussian window (Eyben et al. 2016): F0, jitter, shimmer, harmonics-to-noise ratio, levels of harmonics and
 * formants. A frame is told when its F0 is decided, some frames late. For one thread and one recording.
 */
final class VoiceTracker {
    static final int LENGTH = 960;

    /** Where the amplitudes of three formants begin, behind F0, jitter, shimmer, HNR, H1-H2 and H1-A3. */
    static final int FIRST_AMPLITUDE = 6;

    private static final int JITTER = 1;
    private static final int SHIMMER = 2;
    private static final int NOISE_RATIO = 3;
    private static final int H1_H2 = 4;
    private static final int H1_A3 = 5;
    private static final int FORMANTS = 3;
    private static final int FFT = 1024;
    private static final double SIGMA = 0.4;
    private static final double LEAST_RMS = 0.001;
    /** In dB, of the formants of an unvoiced frame. */
    private static final double UNVOICED_LEVEL = -201;
    /** F0 is in semitones above it. */
    private static final double REFERENCE_HERTZ = 27.5;

    private final RealFft fft = new RealFft(FFT);
    private final double[] window = Windows.gauss(LENGTH, SIGMA);
    private final double[] windowed = new double[LENGTH];
    private final SubharmonicSum candidates =
            new SubharmonicSum(FFT / 2 + 1, (double) SpectralDescriptors.SAMPLE_RATE / FFT);
    private final PitchPath path = new PitchPath(this::decided);
    private final VoicePeriods periods = new VoicePeriods();
    private final Consumer<double[]> frames;
    private final Deque<Frame> waiting = new ArrayDeque<>();

    /** Until its pitch is known. */
    private record Frame(float[] samples, double[] magnitude, double[] correlation, double[] formants, boolean loud) {}

    /** @param frames gets every frame's values, in order, in an array of its own */
    VoiceTracker(Consumer<double[]> frames) {
        this.frames = frames;
    }

    /** What an unvoiced frame has. */
    static double[] unvoiced() {
        double[] values = new double[FIRST_AMPLITUDE + FORMANTS];
        for (int formant = 0; formant < FORMANTS; formant++) {
            values[FIRST_AMPLITUDE + formant] = UNVOICED_LEVEL;
        }
        return values;
    }

    /**
     * @param frame kept until its pitch is known
     * @param formants frequency and bandwidth of three, from {@code offset} on; kept likewise
     */
    void accept(float[] frame, double[] formants, int offset) {
        double energy = 0;
        for (int index = 0; index < LENGTH; index++) {
            windowed[index] = frame[index] * window[index];
            energy += windowed[index] * windowed[index];
        }
        double[] power = new double[FFT / 2 + 1];
        fft.power(windowed, power);
        double[] magnitude = new double[power.length];
        for (int bin = 0; bin < power.length; bin++) {
            magnitude[bin] = Math.sqrt(power[bin]);
        }
        double[] frequencies = {formants[offset], formants[offset + 2], formants[offset + 4]};
        candidates.compute(magnitude);
        waiting.add(new Frame(frame, magnitude, power, frequencies, Math.sqrt(energy / LENGTH) >= LEAST_RMS));
        path.accept(candidates);
    }

    private void decided(double pitch) {
        Frame frame = waiting.remove();
        if (pitch > 0 && frame.loud) {
            frames.accept(voiced(frame, pitch));
        } else {
            periods.unvoiced(frame.samples);
            frames.accept(unvoiced());
        }
    }

    private double[] voiced(Frame frame, double pitch) {
        double[] values = unvoiced();
        fft.inverseEven(frame.correlation, frame.correlation);
        Harmonics harmonics = new Harmonics(frame.magnitude, frame.correlation, SpectralDescriptors.SAMPLE_RATE);
        // A voice below the reference would be taken for silence.
        values[0] = Math.max(1, 12 * Math.log(pitch / REFERENCE_HERTZ) / Math.log(2));
        periods.voiced(frame.samples, pitch);
        values[JITTER] = periods.jitter();
        values[SHIMMER] = periods.shimmer();
        values[NOISE_RATIO] = harmonics.noiseRatio(pitch);
        double fundamental = harmonics.fundamental(pitch);
        // As the independent extractor counts: its first harmonic is the one above F0.
        double first = harmonics.level(pitch, 2);
        values[H1_H2] = first - harmonics.level(pitch, 3);
        for (int formant = 0; formant < FORMANTS; formant++) {
            double strongest = harmonics.strongestNear(pitch, frame.formants[formant]);
            boolean none = Double.isNaN(strongest);
            values[FIRST_AMPLITUDE + formant] = none ? 0 : strongest - fundamental;
            if (formant == FORMANTS - 1) {
                values[H1_A3] = none ? 0 : first - strongest;
            }
        }
        return values;
    }

    /** The recording has ended: what is left is told. */
    void finish() {
        path.finish();
    }
}
