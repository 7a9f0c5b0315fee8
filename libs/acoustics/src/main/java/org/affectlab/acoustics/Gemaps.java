package org.affectlab.acoustics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The minimalistic Geneva set: the extended one without what it adds (spectral flux, MFCCs, bandwidths of F2 and F3, level). */
final class Gemaps implements FeatureExtractor {
    private static final int[] COLUMNS = IntStream.range(0, EgemapsLayout.NAMES.size())
            .filter(column -> !extension(column))
            .toArray();

    static final List<String> NAMES =
            Arrays.stream(COLUMNS).mapToObj(EgemapsLayout.NAMES::get).toList();

    private final Egemaps extended;

    Gemaps(ContourListener listener) {
        extended = new Egemaps(listener);
    }

    private static boolean extension(int column) {
        return column >= 20 && column < 30
                || column == 48
                || column == 49
                || column == 54
                || column == 55
                || column >= 66 && column < 76
                || column == 80
                || column == 87;
    }

    @Override
    public void accept(float[] samples, int from, int to) {
        extended.accept(samples, from, to);
    }

    @Override
    public double[] finish() {
        double[] values = extended.finish();
        return Arrays.stream(COLUMNS).mapToDouble(column -> values[column]).toArray();
    }

    @Override
    public void close() {
        extended.close();
    }

    /** The extended set's, with what is left of them. */
    static List<ParameterGroup> groups() {
        List<ParameterGroup> groups = new ArrayList<>();
        for (ParameterGroup group : EgemapsLayout.groups()) {
            int[] columns = Arrays.stream(group.columns())
                    .map(column -> Arrays.binarySearch(COLUMNS, column))
                    .filter(column -> column >= 0)
                    .toArray();
            if (columns.length > 0) {
                groups.add(new ParameterGroup(group.name(), columns));
            }
        }
        return List.copyOf(groups);
    }
}
