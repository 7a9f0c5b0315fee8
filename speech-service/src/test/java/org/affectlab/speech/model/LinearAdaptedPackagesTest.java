package org.affectlab.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.linear.LinearMap;
import org.affectlab.inference.linear.LinearParameters;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearAdaptedPackagesTest {
    @TempDir
    private Path folder;

    private static AdaptedModel model(double scale) {
        return new AdaptedModel(
                "adapted-lab-0011223344556677",
                "1",
                "egemaps",
                List.of("angry", "sad"),
                new DMatrixRMaj(new double[][] {{1, -1}, {0.5, 0}, {7, 7}}),
                new double[] {0, 10, 3},
                new double[] {2, 10, 0},
                scale,
                List.of(
                        new AdaptedModel.Origin("made", "CC0-1.0", "Nobody", "labelled source"),
                        new AdaptedModel.Origin("the caller's recordings", "the caller's own", "", "target")),
                Map.of("sourceHeldOutUar", 0.5),
                new float[] {1, 20, 3});
    }

    @Test
    void writesAPackageThatIsItsOwnersAndComputesTheSame() throws Exception {
        String digest = new LinearAdaptedPackages(folder).write(model(4), "lab");

        Path directory = folder.resolve("adapted-lab-0011223344556677/1");
        ModelPackage written = ModelPackage.open(directory);
        assertThat(written.digest()).isEqualTo(digest);
        assertThat(written.manifest().owner()).contains("lab");
        assertThat(written.manifest().format()).isEqualTo(ModelFormat.LINEAR);
        assertThat(written.manifest().task()).isEqualTo("speech-emotion");
        assertThat(written.manifest().preprocessing()).containsExactly(Map.entry("features", "egemaps"));
        assertThat(written.manifest().licence()).contains("CC0-1.0; the caller's own");
        assertThat(written.manifest().metrics()).containsEntry("sourceHeldOutUar", 0.5);
        LinearParameters parameters = LinearParameters.ofNpz(Files.readAllBytes(directory.resolve("model.npz")));
        float[] logits = new LinearMap(parameters).logits(new float[] {2, 15, 99});
        assertThat(logits[0]).isCloseTo(4 * 1.25f, within(1e-6f));
        assertThat(logits[1]).isCloseTo(-4f, within(1e-6f));
        assertThat(NpzFile.read(directory.resolve("example.npz")).get("logits").toFloats())
                .containsExactly(4f, -2f);
        assertThat(directory.resolve("CARD.md")).content().contains("angry, sad", "CC0-1.0");
    }

    @Test
    void aSecondAttemptReplacesTheFirstAndLeavesNothingElse() throws Exception {
        LinearAdaptedPackages packages = new LinearAdaptedPackages(folder);
        String first = packages.write(model(4), "lab");
        assertThat(packages.write(model(4), "lab")).isEqualTo(first);
        assertThat(packages.write(model(5), "lab")).isNotEqualTo(first);
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).hasSize(1);
        }
    }
}
