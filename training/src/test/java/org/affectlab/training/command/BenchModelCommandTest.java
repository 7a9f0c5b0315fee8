package org.affectlab.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageWriter;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.inference.ensemble.EnsembleMember;
import org.affectlab.inference.ensemble.EnsembleParameters;
import org.affectlab.inference.linear.LinearEngine;
import org.affectlab.inference.linear.LinearParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real engine, queue and workers, for as short a time as gives an answer. What is measured is not looked at. */
@Timeout(300)
class BenchModelCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void packageAModule() throws IOException {
        Path module = folder.resolve("gaze.pt");
        try (InputStream in = getClass().getResourceAsStream("/foreign/gaze-reader.pt")) {
            Files.write(module, Objects.requireNonNull(in).readAllBytes());
        }
        for (String version : new String[] {"9", "10"}) {
            int status = TrainingCommand.execute(
                    "package-file",
                    module.toString(),
                    "--out",
                    folder.toString(),
                    "--task",
                    "reading",
                    "--version",
                    version,
                    "--max-batch",
                    "2",
                    "--input",
                    "word_numbers:INT64:batch,7",
                    "--input",
                    "gaze:FLOAT32:batch,3,2");
            assertThat(status).isZero();
        }
    }

    private int bench(String model, String seconds, String... more) {
        String[] common = {"bench-model", model, "--models", folder.toString(), "--seconds-per-cell", seconds};
        String[] all = new String[common.length + more.length];
        System.arraycopy(common, 0, all, 0, common.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        return TrainingCommand.execute(all);
    }

    private ModelPackage version(String version) throws Exception {
        return ModelPackage.open(folder.resolve("gaze").resolve(version));
    }

    @Test
    void writesTheRecommendationIntoTheNewestVersionAndNothingElse() throws Exception {
        ModelPackage before = version("10");
        String other = version("9").digest();
        assertThat(bench("gaze", "0.5", "--write")).isZero();
        ModelManifest after = version("10").manifest();
        assertThat(after.serving())
                .hasValueSatisfying(threads -> assertThat(threads.workers() * threads.intraOpThreads())
                        .isBetween(1, Runtime.getRuntime().availableProcessors()));
        assertThat(after)
                .isEqualTo(before.manifest().withServing(after.serving().orElseThrow()));
        assertThat(version("10").digest()).isNotEqualTo(before.digest());
        assertThat(version("9").digest()).isEqualTo(other);
    }

    @Test
    void withoutWriteNothingChanges() throws Exception {
        String before = version("9").digest();
        assertThat(bench("gaze@9", "0.5")).isZero();
        assertThat(version("9").digest()).isEqualTo(before);
    }

    @Test
    void refusesWhatItCannotMeasure() throws Exception {
        assertThat(bench("nobody", "1")).isEqualTo(1);
        assertThat(bench("gaze@11", "1")).isEqualTo(1);
        assertThat(bench("gaze", "0")).isEqualTo(2);
        Files.writeString(folder.resolve("gaze/9/CARD.md"), "changed");
        assertThat(bench("gaze@9", "0.5", "--write")).isEqualTo(1);
    }

    @Test
    void anEnsembleIsMeasuredWithItsMembersWhichKeepTheirDigests() throws Exception {
        List<EnsembleMember> members = List.of(linear("one"), linear("two"));
        ModelPackage both = write("both", ModelFormat.ENSEMBLE, new EnsembleParameters(members, 1).toJson());

        assertThat(bench("both", "0.5", "--write")).isZero();
        assertThat(ModelPackage.open(both.directory()).manifest().serving()).isPresent();
        assertThat(bench("one", "0.5", "--write")).isEqualTo(1);
        assertThat(ModelPackage.open(folder.resolve("one/1")).digest())
                .isEqualTo(members.get(0).digest());
        assertThat(bench("one", "0.5")).isZero();
    }

    private EnsembleMember linear(String name) throws Exception {
        byte[] model = LinearParameters.of(
                        new double[][] {{1}, {-1}}, new double[2], new double[1], new double[] {1}, 1)
                .toNpz();
        return new EnsembleMember(
                name, "1", write(name, ModelFormat.LINEAR, model).digest());
    }

    private ModelPackage write(String name, ModelFormat format, byte[] model) throws Exception {
        Path directory = Files.createDirectories(folder.resolve(name).resolve("1"));
        Files.write(directory.resolve(format.fileName()), model);
        Map<String, Tensor> example = new LinkedHashMap<>();
        example.put(LinearEngine.INPUT, Tensor.ofFloats(new float[] {2}, 1, 1));
        example.put(LinearEngine.OUTPUT, Tensor.ofFloats(new float[] {2, -2}, 1, 2));
        NpzFile.write(directory.resolve(ModelPackage.EXAMPLE_FILE_NAME), example);
        return new ModelPackageWriter()
                .write(
                        directory,
                        new ModelManifest(
                                name,
                                "1",
                                "speech-emotion",
                                format,
                                List.of("low", "high"),
                                List.of(TensorSpec.of(LinearEngine.INPUT, TensorType.FLOAT32, 1)),
                                List.of(TensorSpec.of(LinearEngine.OUTPUT, TensorType.FLOAT32, 2)),
                                Map.of(),
                                new BatchingPolicy(2, 0, List.of()),
                                List.of(),
                                "none",
                                Map.of(),
                                "CC0-1.0",
                                "",
                                true,
                                Map.of()));
    }
}
