package org.affectlab.inference.serving;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.Fixtures;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.PackageLimits;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;

/** Packages for {@link FakeEngine}: FLOAT32 {@code x} (batch, 1) to {@code y} (batch, 1), with the example {@code y = 2 x}. */
final class FakePackages {
    private FakePackages() {}

    static ModelManifest manifest(String name, String version) {
        return Fixtures.manifest(
                name,
                version,
                new BatchingPolicy(4, 1, List.of(1, 2, 4)),
                List.of(TensorSpec.of("x", TensorType.FLOAT32, 1)),
                List.of(TensorSpec.of("y", TensorType.FLOAT32, 1)));
    }

    static ModelPackage write(Path folder, String name, String version) throws Exception {
        return write(folder, manifest(name, version), new byte[] {1}, example(2));
    }

    static ModelPackage write(Path folder, ModelManifest manifest, byte[] model, Map<String, Tensor> example)
            throws Exception {
        return Fixtures.writePackage(folder, manifest, model, NpzFile.toBytes(example));
    }

    /** Three items, {@code y = factor x}. */
    static Map<String, Tensor> example(float factor) {
        Map<String, Tensor> example = new LinkedHashMap<>();
        example.put("x", Tensor.ofFloats(new float[] {1, 2, 3}, 3, 1));
        example.put("y", Tensor.ofFloats(new float[] {factor, 2 * factor, 3 * factor}, 3, 1));
        return example;
    }

    static ServingOptions options() {
        return new ServingOptions(2, 2, 16, 1 << 20, 1, 1e-4, Duration.ofSeconds(10), PackageLimits.defaults());
    }
}
