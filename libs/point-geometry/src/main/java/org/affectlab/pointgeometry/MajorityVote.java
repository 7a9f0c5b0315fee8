package org.affectlab.pointgeometry;

/** Counts labels of one group of points after the other. For one thread. */
final class MajorityVote {
    private static final int MOST = 65_535;

    private final int ignored;
    private final int[] counts;

    MajorityVote(int largest, int ignored) {
        this.ignored = ignored;
        this.counts = new int[largest + 1];
    }

    /** The largest label that is not ignored, at least 0. @throws IllegalArgumentException if one is out of range */
    static int largest(int[] labels, int ignored) {
        int largest = 0;
        for (int label : labels) {
            if (label != ignored) {
                if (label < 0 || label > MOST) {
                    throw new IllegalArgumentException("labels must be 0 to " + MOST + ", but one is " + label);
                }
                largest = Math.max(largest, label);
            }
        }
        return largest;
    }

    /** The most frequent label of some rows, the smallest of several; the ignored one if there is no other. */
    int winner(int[] labels, int[] rows, int from, int to) {
        int winner = ignored;
        int most = 0;
        for (int place = from; place < to; place++) {
            int label = labels[rows[place]];
            if (label != ignored) {
                int votes = ++counts[label];
                if (votes > most || votes == most && label < winner) {
                    most = votes;
                    winner = label;
                }
            }
        }
        for (int place = from; place < to; place++) {
            int label = labels[rows[place]];
            if (label != ignored) {
                counts[label] = 0;
            }
        }
        return winner;
    }
}
