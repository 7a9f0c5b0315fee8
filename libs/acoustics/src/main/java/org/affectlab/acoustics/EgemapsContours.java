package org.affectlab.acoustics;

import java.util.Arrays;

/** The contours that the extended Geneva set smooths: the 25 that it shows, and copies of some over voiced or unvoiced frames alone. Stateless. */
final class EgemapsContours {
    private static final int SHOWN = 25;
    static final int F0 = SpectralDescriptors.COUNT;
    private static final int FORMANTS = 16;
    private static final int VOICED_FORMANTS = SHOWN;
    private static final int VOICED = VOICED_FORMANTS + Formants.COUNT;
    private static final int VOICED_COUNT = SpectralDescriptors.COUNT - 1;
    private static final int UNVOICED = VOICED + VOICED_COUNT;
    private static final int UNVOICED_COUNT = 5;
    static final int COUNT = UNVOICED + UNVOICED_COUNT;

    /** Contours of the functionals' order: flux, MFCCs, voice, formants (frequency, bandwidth, amplitude), voiced spectrum. */
    static final int[] MEAN_AND_DEVIATION = {
        5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 25, 26, 18, 27, 28, 21, 29, 30, 24, 31, 32, 33, 34, 35, 36, 37, 38, 39
    };

    /** Contours with gaps that count over voiced and unvoiced frames: amplitudes of formants, unvoiced spectrum. */
    static final int[] ALL_FRAMES = {18, 21, 24, 40, 41, 42, 43, 44};

    /** Contours of voiced frames. */
    static final int[] VOICED_FRAMES = {
        10, 11, 12, 13, 14, 15, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39
    };

    static final int[] MEAN_ONLY = {40, 41, 42, 43, 44};

    private EgemapsContours() {}

    /** Whether zero says that a contour has no value. */
    static boolean[] gaps() {
        boolean[] gaps = new boolean[COUNT];
        Arrays.fill(gaps, SpectralDescriptors.COUNT, COUNT, true);
        return gaps;
    }

    /**
     * One frame of all contours.
     *
     * @param spectrum descriptors, then frequency and bandwidth of three formants
     * @param voice as {@link VoiceTracker} tells it
     */
    static double[] join(double[] spectrum, double[] voice) {
        double[] values = new double[COUNT];
        System.arraycopy(spectrum, 0, values, 0, SpectralDescriptors.COUNT);
        System.arraycopy(voice, 0, values, F0, VoiceTracker.FIRST_AMPLITUDE);
        boolean voiced = voice[0] > 0;
        for (int formant = 0; formant < 3; formant++) {
            double frequency = spectrum[SpectralDescriptors.COUNT + 2 * formant];
            double bandwidth = spectrum[SpectralDescriptors.COUNT + 2 * formant + 1];
            values[FORMANTS + 3 * formant] = frequency;
            values[FORMANTS + 3 * formant + 1] = bandwidth;
            values[FORMANTS + 3 * formant + 2] = voice[VoiceTracker.FIRST_AMPLITUDE + formant];
            values[VOICED_FORMANTS + 2 * formant] = voiced ? frequency : 0;
            values[VOICED_FORMANTS + 2 * formant + 1] = voiced ? bandwidth : 0;
        }
        for (int index = 0; index < VOICED_COUNT; index++) {
            values[VOICED + index] = voiced ? spectrum[1 + index] : 0;
        }
        for (int index = 0; index < UNVOICED_COUNT; index++) {
            values[UNVOICED + index] = voiced ? 0 : spectrum[1 + index];
        }
        return values;
    }

    static double[] shown(double[] values) {
        return Arrays.copyOf(values, SHOWN);
    }
}
