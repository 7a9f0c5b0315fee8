package org.affectlab.benchmarks.measure;

import java.util.List;
import java.util.Locale;

/** The middle and the ends of several measurements of one thing. */
public record Spread(double least, double median, double most) {
    /** @throws IllegalArgumentException if there is none */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** {@code median (least to most)}. */
    public String text(String format) {
        return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", median, least, most);
    }
}
