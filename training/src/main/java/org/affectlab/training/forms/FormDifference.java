package org.affectlab.training.forms;

import java.util.Arrays;

/**
 * How far the answers to one form are from those to the 16-bit WAV, over several clips.
 *
 * @param differences of each clip the largest absolute difference of a probability, ascending
 * @param sameLabel clips whose most probable label is the same
 */
record FormDifference(String title, boolean lossless, double[] differences, int sameLabel) {
    /** What we aim for between two forms of one recording; our choice. */
    static final double AIM = 0.05;

    FormDifference {
        if (differences.length == 0) {
            throw new IllegalArgumentException("no clip");
        }
        differences = differences.clone();
        Arrays.sort(differences);
    }

    int clips() {
        return differences.length;
    }

    /** The smallest difference that at least this share of the clips does not exceed. */
    double quantile(double share) {
        return differences[Math.max(0, (int) Math.ceil(share * differences.length) - 1)];
    }

    double largest() {
        return differences[differences.length - 1];
    }

    int withinAim() {
        return (int) Arrays.stream(differences)
                .filter(difference -> difference <= AIM)
                .count();
    }
}
