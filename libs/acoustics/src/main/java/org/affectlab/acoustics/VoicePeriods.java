package org.affectlab.acoustics;

/**
 * Jitter and shimmer of voiced frames: mean absolute difference of consecutive pitch periods ÷ mean period, and of consecutive peak-to-peak amplitudes ÷
 * their mean, the latter in dB as 20·log10(1 + ratio) (Eyben et al. 2016 name the descriptors). Period by period through a voiced run: a period is as long as
 * the lag, within a tenth of that of the pitch, at which what follows resembles it most (normalised cross-correlation). Which periods belong to a frame, and that a frame
 * without any keeps the values before it, was found by comparing with an independent extractor, not to the last frame. For one thread and one recording.
 */
final class VoicePeriods {
    private static final int HOP = SpectralDescriptors.HOP;
    private static final int BEHIND = 480;
    private static final double SEARCH = 0.1;
    private static final double ALIKE = 0.5;
    /** Periods that must fit before the next frame's start for one more step. */
    private static final double ROOM = 2.2;

    /** The frame, with what came before it. */
    private final float[] sound = new float[BEHIND + VoiceTracker.LENGTH];

    /** Where the next period begins, from the frame's start on; may be before it. */
    private int next;

    private boolean running;
    /** Of the last period; NaN before the first. */
    private double lastLength;

    /** NaN where the last period did not count. */
    private double lastAmplitude;

    private double jitter;
    private double shimmer;

    /** The next frame, one hop after the one before, has no voice. */
    void unvoiced(float[] frame) {
        advance(frame);
        running = false;
    }

    /** The next frame, one hop after the one before, has a voice. */
    void voiced(float[] frame, double pitch) {
        advance(frame);
        if (!running) {
            running = true;
            next = 0;
            lastLength = Double.NaN;
            lastAmplitude = Double.NaN;
            jitter = 0;
            shimmer = 0;
        } else {
            next = Math.max(-BEHIND, next - HOP);
        }
        measure(SpectralDescriptors.SAMPLE_RATE / pitch);
    }

    private void advance(float[] frame) {
        System.arraycopy(sound, HOP, sound, 0, BEHIND);
        System.arraycopy(frame, 0, sound, BEHIND, frame.length);
    }

    private void measure(double expected) {
        MeanDeviation changes = new MeanDeviation();
        MeanDeviation meanLengths = new MeanDeviation();
        MeanDeviation steps = new MeanDeviation();
        MeanDeviation meanAmplitudes = new MeanDeviation();
        boolean first = true;
        while (first && next <= 0 || next + ROOM * expected <= HOP) {
            first = false;
            int least = Math.max(2, (int) (expected * (1 - SEARCH)));
            double[] likeness = likeness(expected, least);
            int best = largest(likeness);
            if (likeness[best] < ALIKE || best == 0 || best == likeness.length - 1) {
                lastAmplitude = Double.NaN;
                next += (int) Math.rint(expected);
                continue;
            }
            int lag = least + best;
            double length = lag + between(likeness, best);
            double before = Double.isNaN(lastAmplitude) ? amplitude(next, lag) : lastAmplitude;
            double amplitude = amplitude(next + lag, lag);
            steps.accept(Math.abs(amplitude - before));
            meanAmplitudes.accept((amplitude + before) / 2);
            if (!Double.isNaN(lastLength)) {
                changes.accept(Math.abs(length - lastLength));
                meanLengths.accept((length + lastLength) / 2);
            }
            lastAmplitude = amplitude;
            lastLength = length;
            next += lag;
        }
        if (meanLengths.mean() > 0) {
            jitter = changes.mean() / meanLengths.mean();
        }
        if (meanAmplitudes.mean() > 0) {
            shimmer = 20 * Math.log10(1 + steps.mean() / meanAmplitudes.mean());
        }
    }

    /** Of one period from the next one's start on with what follows, for each lag. */
    private double[] likeness(double expected, int least) {
        int most = Math.max(least, (int) (expected * (1 + SEARCH)));
        int size = (int) Math.rint(expected);
        double[] likeness = new double[most - least + 1];
        for (int index = 0; index < likeness.length; index++) {
            likeness[index] = correlation(BEHIND + next, BEHIND + next + least + index, size);
        }
        return likeness;
    }

    private double correlation(int first, int second, int size) {
        double sumFirst = 0;
        double sumSecond = 0;
        double squareFirst = 0;
        double squareSecond = 0;
        double product = 0;
        for (int index = 0; index < size; index++) {
            double a = sound[first + index];
            double b = sound[second + index];
            sumFirst += a;
            sumSecond += b;
            squareFirst += a * a;
            squareSecond += b * b;
            product += a * b;
        }
        double variances = (squareFirst - sumFirst * sumFirst / size) * (squareSecond - sumSecond * sumSecond / size);
        return variances <= 0 ? 0 : (product - sumFirst * sumSecond / size) / Math.sqrt(variances);
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int index = 1; index < values.length; index++) {
            best = values[index] > values[best] ? index : best;
        }
        return best;
    }

    /** The top of the parabola through a peak and its neighbours, from the peak on. */
    private static double between(double[] values, int peak) {
        double curve = values[peak - 1] - 2 * values[peak] + values[peak + 1];
        return curve == 0 ? 0 : (values[peak - 1] - values[peak + 1]) / curve / 2;
    }

    private double amplitude(int from, int length) {
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (int index = BEHIND + from; index < BEHIND + from + length; index++) {
            highest = Math.max(highest, sound[index]);
            lowest = Math.min(lowest, sound[index]);
        }
        return highest - lowest;
    }

    /** Of the last frame, if it was voiced. */
    double jitter() {
        return jitter;
    }

    /** Of the last frame, if it was voiced; dB. */
    double shimmer() {
        return shimmer;
    }
}
