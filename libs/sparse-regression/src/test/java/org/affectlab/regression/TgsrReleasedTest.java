package org.affectlab.regression;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The twelve published settings on the features that the authors released, when those are there. */
class TgsrReleasedTest {
    private static final Path FEATURES =
            Path.of(System.getProperty("affectlab.root"), "..", "shared", "data", "micro-expression", "tgsr_features");

    @ParameterizedTest
    @CsvSource({
        "smic_vis, smic_nir, 12, 44,    .7042, .6984, 153",
        "smic_vis, smic_nir, 55, .0082, .6620, .6503, 45",
        "smic_nir, smic_vis, 12, 280,   .8451, .8403, 149",
        "smic_nir, smic_vis, 83, 1.2,   .7324, .7295, 16",
        "casme2,   smic_vis, 85, .003,  .5915, .5906, 1",
        "casme2,   smic_vis, 34, 1,     .5352, .5115, 125",
        "smic_vis, casme2,   85, .028,  .6385, .6403, 1",
        "smic_vis, casme2,   26, .86,   .5769, .5536, 132",
        "casme2,   smic_nir, 85, .0016, .5352, .5239, 1",
        "casme2,   smic_nir, 22, 280,   .4085, .3130, 141",
        "smic_nir, casme2,   75, .022,  .4846, .4474, 20",
        "smic_nir, casme2,   33, .058,  .4538, .3917, 106"
    })
    void reproducesTheAuthors(
            String from, String to, int kept, double xi, double accuracy, double macroF1, int iterations)
            throws IOException {
        assumeTrue(Files.isDirectory(FEATURES), "the released features are not there: " + FEATURES.normalize());
        Map<String, Tensor> source = NpzFile.read(FEATURES.resolve(from + ".npz"));
        Map<String, Tensor> target = NpzFile.read(FEATURES.resolve(to + ".npz"));
        DMatrixRMaj unlabelled = features(target);

        RegressionSolution solution = new Tgsr(FeatureGroups.consecutive(85, 177), xi, kept)
                .fit(features(source), labels(source), 3, unlabelled);

        int[] actual = labels(target);
        int[] predicted = solution.predict(unlabelled);
        assertThat(solution.iterations()).isEqualTo(iterations);
        assertThat(accuracy(actual, predicted)).isCloseTo(accuracy, within(5e-5));
        assertThat(macroF1(actual, predicted)).isCloseTo(macroF1, within(5e-5));
    }

    private static DMatrixRMaj features(Map<String, Tensor> arrays) {
        Tensor tensor = requireNonNull(arrays.get("features"));
        return DMatrixRMaj.wrap((int) tensor.shape()[0], (int) tensor.shape()[1], tensor.toDoubles());
    }

    private static int[] labels(Map<String, Tensor> arrays) {
        IntBuffer codes = requireNonNull(arrays.get("labels")).data().asIntBuffer();
        int[] labels = new int[codes.remaining()];
        for (int index = 0; index < labels.length; index++) {
            labels[index] = codes.get(index) - 1;
        }
        return labels;
    }

    private static double accuracy(int[] actual, int[] predicted) {
        int same = 0;
        for (int index = 0; index < actual.length; index++) {
            same += actual[index] == predicted[index] ? 1 : 0;
        }
        return (double) same / actual.length;
    }

    private static double macroF1(int[] actual, int[] predicted) {
        double sum = 0;
        for (int label = 0; label < 3; label++) {
            int hits = 0;
            int involved = 0;
            for (int index = 0; index < actual.length; index++) {
                hits += actual[index] == label && predicted[index] == label ? 1 : 0;
                involved += (actual[index] == label ? 1 : 0) + (predicted[index] == label ? 1 : 0);
            }
            sum += involved == 0 ? 0 : 2.0 * hits / involved;
        }
        return sum / 3;
    }
}
