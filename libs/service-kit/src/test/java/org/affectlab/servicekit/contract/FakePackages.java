package org.affectlab.servicekit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageWriter;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.inference.TrainingData;

/** Writes packages for the {@link FakeEngine}: real in everything but the bytes of the model. Stateless. */
public final class FakePackages {
    public static final String CARD = "# A card\n\nTrained on nothing.\n";

    private FakePackages() {}

    /** Version 1; one float input and one float output; the input length also stands as {@code preprocessing.windowSamples}. */
    public static ModelManifest manifest(String name, String task, List<String> labels, int inputLength) {
        return manifest(name, "1", task, labels, inputLength);
    }

    static ModelManifest manifest(String name, String version, String task, List<String> labels, int inputLength) {
        return manifest(
                name,
                version,
                task,
                labels,
                List.of(TensorSpec.of("waveform", TensorType.FLOAT32, inputLength)),
                TensorSpec.of("logits", TensorType.FLOAT32, labels.size()),
                Map.of("windowSamples", (long) inputLength));
    }

    /** With inputs of any kind, and one output. */
    public static ModelManifest manifest(
            String name,
            String version,
            String task,
            List<String> labels,
            List<TensorSpec> inputs,
            TensorSpec output,
            Map<String, Object> preprocessing) {
        return new ModelManifest(
                name,
                version,
                task,
                ModelFormat.TORCHSCRIPT,
                labels,
                inputs,
                List.of(output),
                preprocessing,
                new BatchingPolicy(2, 1, List.of()),
                List.of(new TrainingData("nothing", "CC0-1.0", "", "all")),
                "none",
                Map.of("uar", 0.5),
                "CC0-1.0",
                "",
                false,
                Map.of());
    }

    /** The same, trained on simulated data. */
    public static ModelManifest demo(ModelManifest plain) {
        return new ModelManifest(
                plain.name(),
                plain.version(),
                plain.task(),
                plain.format(),
                plain.labels(),
                plain.inputs(),
                plain.outputs(),
                plain.preprocessing(),
                plain.batching(),
                plain.trainingData(),
                plain.protocol(),
                plain.metrics(),
                plain.licence(),
                plain.citation(),
                true,
                plain.files());
    }

    public static void write(Path folder, ModelManifest draft, UnaryOperator<float[]> function) {
        try {
            Path directory =
                    Files.createDirectories(folder.resolve(draft.name()).resolve(draft.version()));
            Files.writeString(directory.resolve("model.pt"), "not read by the fake engine");
            Files.writeString(directory.resolve("CARD.md"), CARD);
            NpzFile.write(directory.resolve("example.npz"), example(draft, function));
            new ModelPackageWriter().write(directory, draft);
        } catch (IOException | ModelPackageException failure) {
            throw new IllegalStateException("the package could not be written", failure);
        }
    }

    private static Map<String, Tensor> example(ModelManifest draft, UnaryOperator<float[]> function) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (TensorSpec input : draft.inputs()) {
            tensors.put(input.name(), FakeEngine.zeros(input.dtype(), input.batchShape(1)));
        }
        TensorSpec output = draft.outputs().get(0);
        float[] zeros = new float[InferBody.values(draft.inputs().get(0))];
        tensors.put(output.name(), Tensor.ofFloats(function.apply(zeros), output.batchShape(1)));
        return tensors;
    }
}
