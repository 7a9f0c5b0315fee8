package org.affectlab.pointformats.columns;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeNames;

/**
 * Names for columns that a file does not name; our choice. The first three are x, y and z. A single fourth one is the
 * intensity. Three more are a colour when none of their first values is negative or above 255 and they are all whole numbers
 * or none is above 1; else a normal ({@code nx}, {@code ny}, {@code nz}) when all are within -1 and 1. Four more are an
 * intensity and a colour, as PTS has them, when the last three look like one. Everything else is {@code column_4}, {@code
 * column_5} …
 */
public final class UnnamedColumns {
    private static final double LARGEST_BYTE = 255;

    private UnnamedColumns() {}

    /** @param sample some points of the file with all their columns; with none, colours and normals are not recognised */
    public static List<String> names(int columns, List<double[]> sample) {
        List<String> names = new ArrayList<>(List.of("x", "y", "z"));
        if (columns == 4) {
            names.add(AttributeNames.INTENSITY);
        } else if (columns == 6 && isColour(sample, 3)) {
            names.addAll(List.of(AttributeNames.RED, AttributeNames.GREEN, AttributeNames.BLUE));
        } else if (columns == 6 && !sample.isEmpty() && within(sample, 3, -1, 1)) {
            names.addAll(List.of("nx", "ny", "nz"));
        } else if (columns == 7 && isColour(sample, 4)) {
            names.add(AttributeNames.INTENSITY);
            names.addAll(List.of(AttributeNames.RED, AttributeNames.GREEN, AttributeNames.BLUE));
        }
        for (int i = names.size(); i < columns; i++) {
            names.add(name(i));
        }
        return names;
    }

    /** The name of a column that nothing is known of, by its place from 0 on. */
    static String name(int place) {
        return "column_" + (place + 1);
    }

    private static boolean isColour(List<double[]> sample, int first) {
        boolean whole = sample.stream().allMatch(point -> isWhole(point, first));
        return !sample.isEmpty() && (within(sample, first, 0, 1) || whole && within(sample, first, 0, LARGEST_BYTE));
    }

    private static boolean isWhole(double[] point, int first) {
        return point[first] == Math.rint(point[first])
                && point[first + 1] == Math.rint(point[first + 1])
                && point[first + 2] == Math.rint(point[first + 2]);
    }

    private static boolean within(List<double[]> sample, int first, double low, double high) {
        return sample.stream().allMatch(point -> {
            boolean within = true;
            for (int i = first; i < first + 3; i++) {
                within &= point[i] >= low && point[i] <= high;
            }
            return within;
        });
    }
}
