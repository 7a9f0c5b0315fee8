package org.affectlab.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.affectlab.acoustics.ParameterGroup;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the packed features of the corpora that are here, with the description's fixed settings and with weaker ones. */
class AktlrRealFeaturesTest {
    private static final Path PACKED =
            Path.of(System.getProperty("affectlab.root"), "models/features/speech-corpora-egemaps/1/features.npz");
    private static final FeatureGroups GROUPS = new FeatureGroups(
            ParameterSet.EGEMAPS.groups().stream().map(ParameterGroup::columns).toList());
    private static final int EMOTIONS = 6;

    @ParameterizedTest
    @CsvSource({"0, 1, 100, 5, 1", "3, 2, 10, 1, 0.2"})
    void isTheOptimum(int source, int target, double lambda, double tau, double mu) throws IOException {
        Map<String, Tensor> packed = NpzFile.read(Files.readAllBytes(PACKED));
        int[] labels =
                clips(packed, source).map(clip -> whole(packed, "label", clip)).toArray();
        double scale = labels.length / 330.0;
        DualSparsity sparsity =
                new DualSparsity(GROUPS, GroupWeights.ROOT_SIZE, ElementNorm.ROWS, mu * scale, tau * scale);

        Aktlr.Fit fit = new Aktlr(sparsity, lambda, Aktlr.Alignment.MARGINAL)
                .fit(features(packed, source), labels, EMOTIONS, features(packed, target));
        DMatrixRMaj found = fit.solution().coefficients();
        DMatrixRMaj other =
                ProximalGradient.solve(fit.problem(), sparsity, new DMatrixRMaj(found.numRows, found.numCols), 3_000);
        double objective = ProximalGradient.objective(fit.problem(), sparsity, found);

        assertThat(fit.solution().converged()).isTrue();
        assertThat(OptimalityConditions.violation(fit.problem(), sparsity, found))
                .isLessThan(1e-6);
        assertThat(objective)
                .isCloseTo(
                        ProximalGradient.objective(fit.problem(), sparsity, other),
                        within(1e-6 * fit.problem().labelEnergy()));
    }

    private static IntStream clips(Map<String, Tensor> packed, int corpus) {
        int count = (int) packed.get("features").shape()[0];
        return IntStream.range(0, count).filter(clip -> whole(packed, "corpus", clip) == corpus);
    }

    private static DMatrixRMaj features(Map<String, Tensor> packed, int corpus) {
        int[] clips = clips(packed, corpus).toArray();
        float[] values = packed.get("features").toFloats();
        int size = ParameterSet.EGEMAPS.names().size();
        DMatrixRMaj features = new DMatrixRMaj(size, clips.length);
        for (int column = 0; column < clips.length; column++) {
            for (int row = 0; row < size; row++) {
                features.set(row, column, values[clips[column] * size + row]);
            }
        }
        return UnitRange.of(features);
    }

    private static int whole(Map<String, Tensor> packed, String array, int index) {
        return packed.get(array).data().getInt(index * Integer.BYTES);
    }
}
