package org.affectlab.acoustics;

/**
 * F0 frame by frame, with the smoothing that was found by comparing with an independent extractor (our choice where
 * nothing is published): a frame far from the running mean gets that mean; a voiced frame alone among unvoiced ones is dropped; two voiced frames
 * that follow each other are averaged. So the contour comes one frame late. For one thread.
 */
final class PitchTrack {
    /** Voicing below which a frame has no F0. */
    static final double VOICED = 0.55;

    /** Of the running mean: what lies outside is taken for an octave error. */
    private static final double LOWEST_RATIO = 0.6;

    private static final double HIGHEST_RATIO = 1.4;
    private static final double SHARE = 0.3;
    private static final double SHARE_OF_ERRORS = 0.1;

    private double mean;
    private double previous;
    private double current;

    /**
     * @param f0 of this frame in Hz; 0 when it is unvoiced
     * @return F0 of the frame before, in Hz; 0 when it is unvoiced
     */
    double accept(double f0) {
        double next = f0 > 0 ? corrected(f0) : 0;
        double answer;
        if (current == 0) {
            answer = 0;
        } else if (previous == 0) {
            answer = next > 0 ? current : 0;
        } else {
            answer = (previous + current) / 2;
        }
        previous = current;
        current = next;
        return answer;
    }

    private double corrected(double f0) {
        if (mean == 0) {
            mean = f0;
            return f0;
        }
        double ratio = f0 / mean;
        if (ratio < LOWEST_RATIO || ratio > HIGHEST_RATIO) {
            double replaced = mean;
            mean += SHARE_OF_ERRORS * (f0 - mean);
            return replaced;
        }
        mean += SHARE * (f0 - mean);
        return f0;
    }
}
