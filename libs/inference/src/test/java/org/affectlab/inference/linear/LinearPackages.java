package org.affectlab.inference.linear;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageWriter;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;

/** Linear packages of three features and two labels. Stateless. */
final class LinearPackages {
    static final LinearParameters PARAMETERS = LinearParameters.of(
            new double[][] {{1, 2, 3}, {4, 5, 6}},
            new double[] {0.5, -1},
            new double[] {0, 10, 7},
            new double[] {1, 20, 0},
            2);

    private LinearPackages() {}

    static ModelManifest manifest(int features, String... labels) {
        return new ModelManifest(
                "adapted",
                "1",
                "speech-emotion",
                ModelFormat.LINEAR,
                List.of(labels),
                List.of(TensorSpec.of(LinearEngine.INPUT, TensorType.FLOAT32, features)),
                List.of(TensorSpec.of(LinearEngine.OUTPUT, TensorType.FLOAT32, labels.length)),
                Map.of("features", "egemaps"),
                new BatchingPolicy(4, 0, List.of()),
                List.of(),
                "none",
                Map.of(),
                "CC0-1.0",
                "",
                true,
                Map.of());
    }

    /** The example says (9, 27) and (1, -2), computed by hand, whatever the model is. */
    static ModelPackage write(Path folder, ModelManifest manifest, byte[] model) throws Exception {
        Path directory = Files.createDirectories(folder.resolve(manifest.name()).resolve(manifest.version()));
        Files.write(directory.resolve(ModelFormat.LINEAR.fileName()), model);
        Map<String, Tensor> example = new LinkedHashMap<>();
        example.put(LinearEngine.INPUT, Tensor.ofFloats(new float[] {3, 20, 99, 0, 10, 7}, 2, 3));
        example.put(LinearEngine.OUTPUT, Tensor.ofFloats(new float[] {9, 27, 1, -2}, 2, 2));
        NpzFile.write(directory.resolve(ModelPackage.EXAMPLE_FILE_NAME), example);
        return new ModelPackageWriter().write(directory, manifest);
    }
}
