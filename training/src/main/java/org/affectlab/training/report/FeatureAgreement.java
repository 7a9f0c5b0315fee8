package org.affectlab.training.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.media.AudioDecoder;
import org.affectlab.media.AudioLimits;
import org.affectlab.media.MediaException;

/** Functionals of recordings beside those of an independent extractor, column by column. Immutable. */
public final class FeatureAgreement {
    private final ParameterSet set;
    private final List<double[]> expected;
    private final List<double[]> found;

    private FeatureAgreement(ParameterSet set, List<double[]> expected, List<double[]> found) {
        this.set = requireNonNull(set, "set is null");
        this.expected = List.copyOf(expected);
        this.found = List.copyOf(found);
    }

    /**
     * @param reference CSV: corpus, file, then the set's functionals under their names
     * @param speech folder of corpora, {@code CORPUS/audio/FILE}
     * @throws IOException if something is not there, cannot be decoded, or the columns are others
     */
    public static FeatureAgreement read(ParameterSet set, Path reference, Path speech) throws IOException {
        List<String> lines = Files.readAllLines(reference);
        List<String> header = Arrays.asList(lines.get(0).split(","));
        if (!header.subList(2, header.size()).equals(set.names())) {
            throw new IOException(reference + " has other columns than " + set.title());
        }
        List<double[]> expected = new ArrayList<>();
        List<double[]> found = new ArrayList<>();
        AudioDecoder decoder = new AudioDecoder();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            Path audio = speech.resolve(cells[0]).resolve("audio").resolve(cells[1]);
            expected.add(Arrays.stream(cells, 2, cells.length)
                    .mapToDouble(Double::parseDouble)
                    .toArray());
            try {
                found.add(set.functionals(decoder.decode(Files.readAllBytes(audio), AudioLimits.defaults())
                        .samples()));
            } catch (MediaException wrong) {
                throw new IOException(audio + ": " + wrong.getMessage(), wrong);
            }
        }
        return new FeatureAgreement(set, expected, found);
    }

    public ParameterSet set() {
        return set;
    }

    public int recordings() {
        return expected.size();
    }

    /** Over all recordings and columns. */
    public double medianRelativeDifference() {
        double[] all = new double[set.names().size() * expected.size()];
        for (int column = 0; column < set.names().size(); column++) {
            System.arraycopy(differences(column), 0, all, column * expected.size(), expected.size());
        }
        return median(all);
    }

    /** Of one column. */
    public double medianRelativeDifference(int column) {
        return median(differences(column));
    }

    /** Number of columns with at least this correlation. */
    public int atLeast(double correlation) {
        int count = 0;
        for (int column = 0; column < set.names().size(); column++) {
            count += correlation(column) >= correlation ? 1 : 0;
        }
        return count;
    }

    private double[] differences(int column) {
        double[] differences = new double[expected.size()];
        for (int row = 0; row < differences.length; row++) {
            double right = expected.get(row)[column];
            differences[row] = Math.abs(found.get(row)[column] - right) / Math.max(1e-9, Math.abs(right));
        }
        return differences;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** Pearson's; of a column that never changes there 1 if it does not change here either, else 0. */
    public double correlation(int column) {
        double n = expected.size();
        double meanRight =
                expected.stream().mapToDouble(row -> row[column]).average().orElseThrow();
        double meanFound =
                found.stream().mapToDouble(row -> row[column]).average().orElseThrow();
        double both = 0;
        double squareRight = 0;
        double squareFound = 0;
        for (int row = 0; row < n; row++) {
            double right = expected.get(row)[column] - meanRight;
            double here = found.get(row)[column] - meanFound;
            both += right * here;
            squareRight += right * right;
            squareFound += here * here;
        }
        if (squareRight == 0 || squareFound == 0) {
            return squareRight == squareFound ? 1 : 0;
        }
        return both / Math.sqrt(squareRight * squareFound);
    }
}
