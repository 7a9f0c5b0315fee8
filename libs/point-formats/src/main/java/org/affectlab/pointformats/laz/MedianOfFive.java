package org.affectlab.pointformats.laz;

/**
 * LASzip's running median: five sorted values of which each new one pushes out the highest or the lowest, changing sides
 * when it falls on the other side of the median.
 */
final class MedianOfFive {
    private final int[] sorted = new int[5];
    private boolean dropsHighest = true;

    static MedianOfFive[] array(int length) {
        MedianOfFive[] medians = new MedianOfFive[length];
        for (int i = 0; i < length; i++) {
            medians[i] = new MedianOfFive();
        }
        return medians;
    }

    int get() {
        return sorted[2];
    }

    void add(int value) {
        int median = sorted[2];
        if (dropsHighest) {
            int at = 4;
            while (at > 0 && sorted[at - 1] > value) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = value;
            dropsHighest = value < median;
        } else {
            int at = 0;
            while (at < 4 && sorted[at + 1] < value) {
                sorted[at] = sorted[at + 1];
                at++;
            }
            sorted[at] = value;
            dropsHighest = value <= median;
        }
    }
}
