package org.affectlab.speech.api;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.affectlab.acoustics.ParameterSet;
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
import org.affectlab.inference.linear.LinearParameters;

/** Packages that tell three emotions from eGeMAPS, and what they must answer. */
final class FeaturePackages {
    static final List<String> LABELS = List.of("calm", "angry", "sad");
    static final int FEATURES = ParameterSet.EGEMAPS.names().size();

    private FeaturePackages() {}

    static LinearParameters parameters(int seed) {
        Random random = new Random(seed);
        double[][] weight = new double[LABELS.size()][FEATURES];
        for (double[] row : weight) {
            Arrays.setAll(row, index -> random.nextDouble() - 0.5);
        }
        double[] range = new double[FEATURES];
        Arrays.fill(range, 100);
        return LinearParameters.of(weight, new double[LABELS.size()], new double[FEATURES], range, 0.5);
    }

    static ModelManifest manifest(String name, ModelFormat format) {
        return new ModelManifest(
                name,
                "1",
                "speech-emotion",
                format,
                LABELS,
                List.of(TensorSpec.of(LinearEngine.INPUT, TensorType.FLOAT32, FEATURES)),
                List.of(TensorSpec.of(LinearEngine.OUTPUT, TensorType.FLOAT32, LABELS.size())),
                Map.of("features", ParameterSet.EGEMAPS.id()),
                new BatchingPolicy(16, 0, List.of()),
                List.of(),
                "none",
                Map.of(),
                "CC0-1.0",
                "",
                true,
                Map.of());
    }

    /** @param zeros the logits for features that are all zero, the package's example */
    static ModelPackage write(Path folder, ModelManifest manifest, byte[] model, float[] zeros) throws Exception {
        Path directory = Files.createDirectories(folder.resolve(manifest.name()).resolve(manifest.version()));
        Files.write(directory.resolve(manifest.format().fileName()), model);
        Map<String, Tensor> example = new LinkedHashMap<>();
        example.put(LinearEngine.INPUT, Tensor.ofFloats(new float[FEATURES], 1, FEATURES));
        example.put(LinearEngine.OUTPUT, Tensor.ofFloats(zeros, 1, LABELS.size()));
        NpzFile.write(directory.resolve(ModelPackage.EXAMPLE_FILE_NAME), example);
        return new ModelPackageWriter().write(directory, manifest);
    }

    /** A recording of 1,500 ms, as 16 bits hold it. */
    static float[] tone() {
        float[] samples = new float[24_000];
        for (int index = 0; index < samples.length; index++) {
            double value = 0.3 * Math.sin(2 * Math.PI * 150 * index / 16_000) * (1 + Math.sin(index / 3_000.0)) / 2;
            samples[index] = Math.round(value * 32_768) / 32_768f;
        }
        return samples;
    }

    static float[] featuresOfTone() {
        double[] functionals = ParameterSet.EGEMAPS.functionals(tone());
        float[] features = new float[FEATURES];
        for (int index = 0; index < FEATURES; index++) {
            features[index] = (float) functionals[index];
        }
        return features;
    }
}
