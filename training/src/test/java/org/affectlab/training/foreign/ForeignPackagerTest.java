package org.affectlab.training.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real engine. Writing includes the trial that a service would make, so a package that is written is one that is served. */
@Timeout(120)
class ForeignPackagerTest {
    private static final List<String> GAZE = List.of("word_numbers:INT64:batch,7", "gaze:FLOAT32:batch,3,2");

    @TempDir
    private Path folder;

    private final ForeignPackager packager = new ForeignPackager(TorchRuntime.start(ThreadPlan.forOneTask(1)));

    private void refused(ForeignRequest request, String... reasons) throws IOException {
        assertThatThrownBy(() -> packager.write(request))
                .isInstanceOf(IOException.class)
                .satisfies(failure -> assertThat(failure.getMessage()).contains(reasons));
        if (Files.exists(request.out())) {
            try (Stream<Path> left = Files.list(request.out())) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void packagesSeveralInputsAndATupleOfOtherTypes() throws Exception {
        Path module = ForeignRequests.module(folder, "gaze-reader.pt");
        ModelPackage written = packager.write(ForeignRequests.of(
                module,
                List.of("a", "b", "c", "d"),
                GAZE,
                List.of("scores:FLOAT64:batch,4", "decision:BOOL:batch"),
                null));
        ModelManifest manifest = written.manifest();
        assertThat(written.directory()).isEqualTo(folder.resolve("packages/foreign/1"));
        assertThat(manifest.outputs())
                .containsExactly(
                        TensorSpec.of("scores", TensorType.FLOAT64, 4), TensorSpec.of("decision", TensorType.BOOL));
        assertThat(manifest.wholeNumber("screenWidthMm")).isEqualTo(520);
        assertThat(manifest.files()).containsOnlyKeys("CARD.md", "example.npz", "model.pt");
        assertThat(written.content("model.pt")).isEqualTo(Files.readAllBytes(module));
        Map<String, Tensor> example = NpzFile.read(written.content("example.npz"));
        assertThat(example.get("word_numbers").toLongs()).hasSize(21).containsOnly(0, 1);
        assertThat(Stream.of(0, 1, 2).map(row -> sum(example.get("scores").row(row))))
                .allSatisfy(sum -> assertThat(sum).isBetween(1 - 1e-6, 1 + 1e-6));
    }

    private static double sum(Tensor tensor) {
        return Arrays.stream(tensor.toDoubles()).sum();
    }

    @Test
    void findsTheOutputsItself() throws Exception {
        ModelPackage tuple = packager.write(ForeignRequests.of(ForeignRequests.module(folder, "gaze-reader.pt"), GAZE));
        assertThat(OutputSpecs.text(tuple.manifest().outputs()))
                .isEqualTo("output_0:FLOAT64:batch,4 output_1:BOOL:batch");
    }

    @Test
    void takesADictionaryByItsNames() throws Exception {
        Path module = ForeignRequests.module(folder, "described.pt");
        ModelPackage written = packager.write(ForeignRequests.of(
                module,
                List.of(),
                List.of("x:FLOAT32:batch,3"),
                List.of("total:FLOAT32:batch", "largest:INT64:batch"),
                null));
        assertThat(OutputSpecs.text(written.manifest().outputs())).isEqualTo("total:FLOAT32:batch largest:INT64:batch");
    }

    @Test
    void takesRealInputs() throws Exception {
        Path example = folder.resolve("inputs.npz");
        NpzFile.write(example, Map.of("x", Tensor.ofFloats(new float[] {1, 5, 2, 9, 8, 7}, 2, 3)));
        ModelPackage written = packager.write(ForeignRequests.of(
                ForeignRequests.module(folder, "traced.pt"),
                List.of(),
                List.of("x:FLOAT32:batch,3"),
                List.of(),
                example));
        assertThat(NpzFile.read(written.content("example.npz")).get("largest").toLongs())
                .containsExactly(1, 0);
    }

    @Test
    void refusesAnExampleThatDoesNotFit() throws Exception {
        Path example = folder.resolve("inputs.npz");
        NpzFile.write(example, Map.of("x", Tensor.ofFloats(new float[6], 2, 3)));
        Path module = ForeignRequests.module(folder, "described.pt");
        refused(
                ForeignRequests.of(module, List.of(), List.of("y:FLOAT32:batch,3"), List.of(), example),
                "has no array y");
        refused(
                ForeignRequests.of(module, List.of(), List.of("x:FLOAT32:batch,4"), List.of(), example),
                "not FLOAT32 [2, 4]");
    }

    @Test
    void saysWhatItNeeds() throws Exception {
        refused(
                ForeignRequests.of(ForeignRequests.module(folder, "gaze-reader.pt"), List.of()),
                "forward(word_numbers: Tensor, gaze: Tensor) -> Tuple[Tensor, Tensor]",
                "--input gaze:FLOAT32:batch,...");
        refused(
                ForeignRequests.of(folder.resolve("gaze-reader.pt"), GAZE.subList(0, 1)),
                "1 inputs were said, but the module is forward(word_numbers");
        refused(
                ForeignRequests.of(ForeignRequests.module(folder, "counted.pt"), List.of("x:FLOAT32:batch,3")),
                "something else than tensors");
        refused(ForeignRequests.of(folder.resolve("nowhere.pt"), GAZE), "there is no file");
    }

    @Test
    void refusesWhatCouldNotBeServed() throws Exception {
        List<String> x = List.of("x:FLOAT32:batch,3");
        refused(
                ForeignRequests.of(ForeignRequests.module(folder, "mean.pt"), List.of("x:FLOAT32:batch,5")),
                "must begin with the batch dimension");
        refused(
                ForeignRequests.of(ForeignRequests.module(folder, "half.pt"), x),
                "cannot be served: cast it to one of");
        refused(
                ForeignRequests.of(ForeignRequests.module(folder, "neighbours.pt"), x),
                "a service would refuse the package: EXAMPLE_MISMATCH");
        refused(
                ForeignRequests.of(folder.resolve("half.pt"), List.of("x:FLOAT16:batch,3")),
                "no example can be made up");
    }

    @Test
    void refusesWhatContradictsTheModule() throws Exception {
        Path module = ForeignRequests.module(folder, "gaze-reader.pt");
        refused(
                ForeignRequests.of(
                        module, List.of(), GAZE, List.of("scores:FLOAT32:batch,4", "decision:BOOL:batch"), null),
                "--output says scores:FLOAT32:batch,4 decision:BOOL:batch, but the module gives output_0:FLOAT64:batch,4");
        refused(
                ForeignRequests.of(module, List.of("a", "b", "c"), GAZE, List.of(), null),
                "there are 3 labels, but no output has 3 values");
        refused(
                ForeignRequests.of(module, List.of("word_numbers:INT64:batch,7", "gaze:FLOAT32:batch,3,3")),
                "the module failed on");
    }

    @Test
    void neverOverwritesAVersion() throws Exception {
        ForeignRequest request =
                ForeignRequests.of(ForeignRequests.module(folder, "described.pt"), List.of("x:FLOAT32:batch,3"));
        packager.write(request);
        assertThatThrownBy(() -> packager.write(request)).hasMessageContaining("exists already");
    }
}
