package org.affectlab.acoustics;

import java.util.Arrays;

/** Values of one contour in their order, as 32-bit floats: 400 bytes a second. For one thread. */
final class Contour {
    private float[] values = new float[256];
    private int count;

    void accept(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = (float) value;
    }

    int count() {
        return count;
    }

    double get(int index) {
        return values[index];
    }

    /** In ascending order, in an array of its own. */
    float[] sorted() {
        float[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
