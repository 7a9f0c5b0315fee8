package org.affectlab.acoustics;

/** Analysis windows. */
final class Windows {
    private Windows() {}

    /** Hamming's, with both ends in. */
    static double[] hamming(int length) {
        double[] window = new double[length];
        for (int index = 0; index < length; index++) {
            window[index] = 0.54 - 0.46 * Math.cos(2 * Math.PI * index / (length - 1));
        }
        return window;
    }

    /** Gauss's, 1 in the middle. @param sigma as a share of half the window */
    static double[] gauss(int length, double sigma) {
        double[] window = new double[length];
        double middle = (length - 1) / 2.0;
        for (int index = 0; index < length; index++) {
            window[index] = Math.exp(-0.5 * Math.pow((index - middle) / (sigma * middle), 2));
        }
        return window;
    }
}
