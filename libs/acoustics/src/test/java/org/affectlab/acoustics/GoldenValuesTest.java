package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.media.AudioDecoder;
import org.affectlab.media.AudioLimits;
import org.affectlab.media.MediaException;
import org.junit.jupiter.api.Test;

/** Sixty clips of four corpora beside an independent extractor's values, when those are there. */
class GoldenValuesTest {
    private static final Path SPEECH = Path.of(System.getProperty("affectlab.root"), "..", "shared", "data", "speech");

    @Test
    void is09() throws IOException, MediaException {
        Path csv = SPEECH.resolve("reference/is09.csv");
        assumeTrue(Files.isRegularFile(csv), "the reference values are not there: " + csv.normalize());
        List<String> lines = Files.readAllLines(csv);
        List<String> header = Arrays.asList(lines.get(0).split(","));
        assertThat(header.subList(2, header.size())).isEqualTo(Is09.names());
        List<double[]> expected = new ArrayList<>();
        List<double[]> found = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            expected.add(Arrays.stream(cells, 2, cells.length)
                    .mapToDouble(Double::parseDouble)
                    .toArray());
            Path audio = SPEECH.resolve(cells[0]).resolve("audio").resolve(cells[1]);
            found.add(Is09.of(new AudioDecoder()
                    .decode(Files.readAllBytes(audio), AudioLimits.defaults())
                    .samples()));
        }

        List<String> weak = new ArrayList<>();
        double[] differences = new double[Is09.SIZE * expected.size()];
        for (int column = 0; column < Is09.SIZE; column++) {
            double correlation = correlation(expected, found, column);
            if (!(correlation >= 0.99)) {
                weak.add(Is09.names().get(column) + " " + correlation);
            }
            for (int row = 0; row < expected.size(); row++) {
                double right = expected.get(row)[column];
                differences[column * expected.size() + row] =
                        Math.abs(found.get(row)[column] - right) / Math.max(1e-9, Math.abs(right));
            }
        }
        Arrays.sort(differences);
        System.out.println(
                "IS09: " + (Is09.SIZE - weak.size()) + " of 384 functionals at r >= 0.99, median relative difference "
                        + differences[differences.length / 2] + "; below: " + weak);
        assertThat(differences[differences.length / 2]).isLessThan(1e-4);
        assertThat(weak).hasSizeLessThanOrEqualTo(4);
        assertThat(weak).allMatch(name -> name.startsWith("F0") || name.startsWith("voiceProb_sma_min"));
    }

    private static double correlation(List<double[]> first, List<double[]> second, int column) {
        double n = first.size();
        double meanFirst =
                first.stream().mapToDouble(row -> row[column]).average().orElseThrow();
        double meanSecond =
                second.stream().mapToDouble(row -> row[column]).average().orElseThrow();
        double both = 0;
        double squareFirst = 0;
        double squareSecond = 0;
        for (int row = 0; row < n; row++) {
            double a = first.get(row)[column] - meanFirst;
            double b = second.get(row)[column] - meanSecond;
            both += a * b;
            squareFirst += a * a;
            squareSecond += b * b;
        }
        // A column that never changes has no correlation; it must not change here either.
        if (squareFirst == 0) {
            return squareSecond < 1e-12 ? 1 : 0;
        }
        return both / Math.sqrt(squareFirst * squareSecond);
    }
}
