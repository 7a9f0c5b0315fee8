package org.affectlab.acoustics;

import java.util.ArrayList;
import java.util.List;

/**
 * The feature set of the INTERSPEECH 2009 Emotion Challenge (Schuller, Steidl, Batliner 2009): sixteen contours, smoothed over three frames, and
 * their deltas over five, twelve functionals of each, 384 values. Definitions as published; what is not published was found by comparing with an
 * independent extractor (marked where it is).
 *
 * <p>Takes a recording in pieces of any size and keeps a few frames only. For one thread and one recording.
 */
public final class Is09 {
    /** Number of values. */
    public static final int SIZE = 384;

    /** Fewest samples that have functionals: three frames. */
    public static final int FEWEST_SAMPLES = Is09Frame.LENGTH + 2 * Is09Frame.HOP;

    private static final String[] CONTOURS = contours();

    /** The functionals leave the last two frames out (as the independent extractor does). */
    private static final int UNUSED_FRAMES = 2;

    private static final int DELTA_REACH = 2;
    private static final double DELTA_SCALE = 10;

    private final Is09Frame descriptors = new Is09Frame();
    private final FrameCutter cutter = new FrameCutter(Is09Frame.LENGTH, Is09Frame.HOP, this::frame);
    private final PitchTrack pitch = new PitchTrack();
    private final Functionals[] functionals = new Functionals[2 * Is09Frame.COUNT];
    /** The last raw frames, newest last: for the mean over three. */
    private final List<double[]> raw = new ArrayList<>();
    /** The last smoothed frames, newest last: for the delta over five. */
    private final List<double[]> smooth = new ArrayList<>();

    private long smoothed;
    private boolean finished;

    public Is09() {
        for (int index = 0; index < functionals.length; index++) {
            functionals[index] = new Functionals();
        }
    }

    /** Names of the values, contour and functional, in their order. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String suffix : List.of("", "_de")) {
            for (String contour : CONTOURS) {
                for (String functional : Functionals.NAMES) {
                    int bracket = contour.indexOf('[');
                    String name = bracket < 0
                            ? contour + suffix
                            : contour.substring(0, bracket) + suffix + contour.substring(bracket);
                    names.add(name + "_" + functional);
                }
            }
        }
        return List.copyOf(names);
    }

    private static String[] contours() {
        String[] names = new String[Is09Frame.COUNT];
        names[0] = "pcm_RMSenergy_sma";
        for (int index = 1; index <= 12; index++) {
            names[index] = "pcm_fftMag_mfcc_sma[" + index + "]";
        }
        names[13] = "pcm_zcr_sma";
        names[14] = "voiceProb_sma";
        names[15] = "F0_sma";
        return names;
    }

    /**
     * The next samples of the recording.
     *
     * @param samples 16 kHz mono in [−1, 1]
     */
    public void accept(float[] samples, int from, int to) {
        if (finished) {
            throw new IllegalStateException("the recording has ended");
        }
        cutter.accept(samples, from, to);
    }

    /**
     * The recording has ended: its 384 values.
     *
     * @throws IllegalArgumentException if it was shorter than {@link #FEWEST_SAMPLES}
     */
    public double[] finish() {
        finished = true;
        if (smoothed < UNUSED_FRAMES) {
            throw new IllegalArgumentException("the recording has fewer than " + FEWEST_SAMPLES + " samples");
        }
        // The contour goes on with its last value.
        smooth(raw.get(raw.size() - 1));
        double[] values = new double[SIZE];
        for (int index = 0; index < functionals.length; index++) {
            functionals[index].write(values, index * Functionals.NAMES.length);
        }
        return values;
    }

    /** Of a whole recording. */
    public static double[] of(float[] samples) {
        Is09 set = new Is09();
        set.accept(samples, 0, samples.length);
        return set.finish();
    }

    private void frame(float[] samples) {
        double[] values = new double[Is09Frame.COUNT];
        descriptors.compute(samples, values);
        values[Is09Frame.F0] = pitch.accept(values[Is09Frame.F0]);
        if (raw.isEmpty()) {
            raw.add(values);
            raw.add(values);
        } else {
            smooth(values);
        }
    }

    /** The frame before the newest gets its mean over three. */
    private void smooth(double[] newest) {
        double[] before = raw.get(raw.size() - 2);
        double[] middle = raw.get(raw.size() - 1);
        double[] mean = new double[Is09Frame.COUNT];
        for (int index = 0; index < mean.length; index++) {
            mean[index] = (before[index] + middle[index] + newest[index]) / 3;
        }
        raw.add(newest);
        raw.remove(0);
        while (smooth.size() < DELTA_REACH) {
            smooth.add(mean);
        }
        smooth.add(mean);
        smoothed++;
        if (smooth.size() > 2 * DELTA_REACH) {
            measure();
            smooth.remove(0);
        }
    }

    /** The frame in the middle of the five. */
    private void measure() {
        double[] values = smooth.get(DELTA_REACH);
        for (int index = 0; index < Is09Frame.COUNT; index++) {
            double delta = 0;
            for (int reach = 1; reach <= DELTA_REACH; reach++) {
                delta += reach * (smooth.get(DELTA_REACH + reach)[index] - smooth.get(DELTA_REACH - reach)[index]);
            }
            functionals[index].accept(values[index]);
            functionals[Is09Frame.COUNT + index].accept(delta / DELTA_SCALE);
        }
    }
}
