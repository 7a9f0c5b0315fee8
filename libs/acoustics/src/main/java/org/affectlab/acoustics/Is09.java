package org.affectlab.acoustics;

import java.util.ArrayList;
import java.util.List;

/**
 * The feature set of the INTERSPEECH 2009 Emotion Challenge (Schuller, Steidl, Batliner 2009): sixteen contours, smoothed over three frames, and
 * their deltas over five, twelve functionals of each, 384 values. Definitions as published; what is not published was found by comparing with an
 * independent extractor (marked where it is).
 *
 * <p>Keeps a few frames only.
 */
final class Is09 implements FeatureExtractor {
    /** Three frames. */
    static final int FEWEST_SAMPLES = Is09Frame.LENGTH + 2 * Is09Frame.HOP;

    /** The functionals leave the last two frames out (as the independent extractor does). */
    private static final int UNUSED_FRAMES = 2;

    private static final int DELTA_REACH = 2;
    private static final double DELTA_SCALE = 10;
    private static final int CONTOURS = 2 * Is09Frame.COUNT;
    private static final int FUNCTIONALS = Functionals.NAMES.length;

    private final Is09Frame descriptors = new Is09Frame();
    private final FrameCutter cutter = new FrameCutter(Is09Frame.LENGTH, Is09Frame.HOP, this::frame);
    private final PitchTrack pitch = new PitchTrack();
    private final Functionals[] functionals = new Functionals[CONTOURS];
    private final ContourSmoother smoother = new ContourSmoother(new boolean[Is09Frame.COUNT], this::smoothed);
    private final ContourListener listener;
    /** The last smoothed frames, newest last: for the delta over five. */
    private final List<double[]> smooth = new ArrayList<>();

    private long frames;
    private long smoothedFrames;
    private boolean finished;

    Is09(ContourListener listener) {
        this.listener = listener;
        for (int index = 0; index < functionals.length; index++) {
            functionals[index] = new Functionals();
        }
    }

    /** Contour and functional, in their order. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String contour : contourNames()) {
            for (String functional : Functionals.NAMES) {
                names.add(contour + "_" + functional);
            }
        }
        return List.copyOf(names);
    }

    /** Static contours, then their deltas. */
    static List<String> contourNames() {
        List<String> names = new ArrayList<>();
        for (String suffix : List.of("_sma", "_sma_de")) {
            names.add("pcm_RMSenergy" + suffix);
            for (int index = 1; index <= 12; index++) {
                names.add("pcm_fftMag_mfcc" + suffix + "[" + index + "]");
            }
            names.add("pcm_zcr" + suffix);
            names.add("voiceProb" + suffix);
            names.add("F0" + suffix);
        }
        return List.copyOf(names);
    }

    /** One for each contour (paper (sibling)). */
    static List<ParameterGroup> groups() {
        List<ParameterGroup> groups = new ArrayList<>();
        List<String> contours = contourNames();
        for (int contour = 0; contour < contours.size(); contour++) {
            int[] columns = new int[FUNCTIONALS];
            for (int index = 0; index < FUNCTIONALS; index++) {
                columns[index] = contour * FUNCTIONALS + index;
            }
            groups.add(new ParameterGroup(contours.get(contour), columns));
        }
        return List.copyOf(groups);
    }

    @Override
    public void accept(float[] samples, int from, int to) {
        if (finished) {
            throw new IllegalStateException("the recording has ended");
        }
        cutter.accept(samples, from, to);
    }

    @Override
    public double[] finish() {
        finished = true;
        if (smoothedFrames < UNUSED_FRAMES) {
            throw new IllegalArgumentException("the recording has fewer than " + FEWEST_SAMPLES + " samples");
        }
        smoother.finish();
        for (int index = 0; index < UNUSED_FRAMES; index++) {
            smooth.add(smooth.get(smooth.size() - 1));
            listener.accept(frames++, contours());
            smooth.remove(0);
        }
        double[] values = new double[CONTOURS * FUNCTIONALS];
        for (int index = 0; index < functionals.length; index++) {
            functionals[index].write(values, index * FUNCTIONALS);
        }
        return values;
    }

    private void frame(float[] samples) {
        double[] values = new double[Is09Frame.COUNT];
        descriptors.compute(samples, values);
        values[Is09Frame.F0] = pitch.accept(values[Is09Frame.F0]);
        smoother.accept(values);
    }

    private void smoothed(double[] mean) {
        while (smooth.size() < DELTA_REACH) {
            smooth.add(mean);
        }
        smooth.add(mean);
        smoothedFrames++;
        if (smooth.size() > 2 * DELTA_REACH) {
            double[] values = contours();
            for (int index = 0; index < CONTOURS; index++) {
                functionals[index].accept(values[index]);
            }
            listener.accept(frames++, values);
            smooth.remove(0);
        }
    }

    /** Of the frame in the middle of the five. */
    private double[] contours() {
        double[] values = new double[CONTOURS];
        for (int index = 0; index < Is09Frame.COUNT; index++) {
            double delta = 0;
            for (int reach = 1; reach <= DELTA_REACH; reach++) {
                delta += reach * (smooth.get(DELTA_REACH + reach)[index] - smooth.get(DELTA_REACH - reach)[index]);
            }
            values[index] = smooth.get(DELTA_REACH)[index];
            values[Is09Frame.COUNT + index] = delta / DELTA_SCALE;
        }
        return values;
    }
}
