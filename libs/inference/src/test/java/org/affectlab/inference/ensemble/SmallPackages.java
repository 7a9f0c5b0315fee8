package org.affectlab.inference.ensemble;

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
import org.affectlab.inference.linear.LinearEngine;

/** Packages of a few values and two labels, linear ones and ensembles of them. Stateless. */
final class SmallPackages {
    private SmallPackages() {}

    static ModelManifest manifest(String name, ModelFormat format, int values, Map<String, Object> preprocessing) {
        return new ModelManifest(
                name,
                "1",
                "speech-emotion",
                format,
                List.of("low", "high"),
                List.of(TensorSpec.of(LinearEngine.INPUT, TensorType.FLOAT32, values)),
                List.of(TensorSpec.of(LinearEngine.OUTPUT, TensorType.FLOAT32, 2)),
                preprocessing,
                new BatchingPolicy(4, 0, List.of()),
                List.of(),
                "none",
                Map.of(),
                "CC0-1.0",
                "",
                true,
                Map.of());
    }

    /** With one example: what the model is given, and the answer that is expected of it. */
    static ModelPackage write(Path folder, ModelManifest manifest, byte[] model, float[] given, float[] answer)
            throws Exception {
        Path directory = Files.createDirectories(folder.resolve(manifest.name()).resolve(manifest.version()));
        Files.write(directory.resolve(manifest.format().fileName()), model);
        Map<String, Tensor> example = new LinkedHashMap<>();
        example.put(LinearEngine.INPUT, Tensor.ofFloats(given, 1, given.length));
        example.put(LinearEngine.OUTPUT, Tensor.ofFloats(answer, 1, answer.length));
        NpzFile.write(directory.resolve(ModelPackage.EXAMPLE_FILE_NAME), example);
        return new ModelPackageWriter().write(directory, manifest);
    }
}
