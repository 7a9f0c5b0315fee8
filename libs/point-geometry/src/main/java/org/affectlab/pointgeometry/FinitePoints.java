package org.affectlab.pointgeometry;

import java.util.Arrays;

/** Which points of a cloud have three finite coordinates. All other types of this package refuse clouds with any other point. Stateless. */
public final class FinitePoints {
    private FinitePoints() {}

    /**
     * Rows of the finite points, ascending.
     *
     * @param coordinates float[3N]
     * @throws IllegalArgumentException if the length is no multiple of 3
     */
    public static int[] rows(float[] coordinates) {
        int size = count(coordinates);
        int[] rows = new int[size];
        int kept = 0;
        for (int row = 0; row < size; row++) {
            if (finite(coordinates, row)) {
                rows[kept++] = row;
            }
        }
        return kept == size ? rows : Arrays.copyOf(rows, kept);
    }

    /**
     * The values of some rows, in the order of the rows.
     *
     * @param values float[N × width]
     * @return float[rows.length × width]
     */
    public static float[] gather(float[] values, int width, int[] rows) {
        float[] gathered = new float[Math.multiplyExact(rows.length, width)];
        for (int place = 0; place < rows.length; place++) {
            System.arraycopy(values, rows[place] * width, gathered, place * width, width);
        }
        return gathered;
    }

    /** Points of a cloud. @throws IllegalArgumentException if the length is no multiple of 3 */
    static int count(float[] coordinates) {
        if (coordinates.length % 3 != 0) {
            throw new IllegalArgumentException(
                    "coordinates must be x y z of each point, and " + coordinates.length + " is no multiple of 3");
        }
        return coordinates.length / 3;
    }

    /** Points of a cloud all of which are finite. @throws IllegalArgumentException if one is not */
    static int countFinite(float[] coordinates) {
        int size = count(coordinates);
        for (int row = 0; row < size; row++) {
            if (!finite(coordinates, row)) {
                throw new IllegalArgumentException("point " + row + " is not finite");
            }
        }
        return size;
    }

    /** The same, of at least one point. */
    static int countSome(float[] coordinates) {
        int size = countFinite(coordinates);
        if (size == 0) {
            throw new IllegalArgumentException("there are no points");
        }
        return size;
    }

    private static boolean finite(float[] coordinates, int row) {
        int at = 3 * row;
        return Float.isFinite(coordinates[at])
                && Float.isFinite(coordinates[at + 1])
                && Float.isFinite(coordinates[at + 2]);
    }
}
