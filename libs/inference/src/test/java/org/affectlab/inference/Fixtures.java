package org.affectlab.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Manifests, packages and files for tests. */
public final class Fixtures {
    private Fixtures() {}

    public static byte[] resource(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/fixtures/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** FLOAT32 {@code x} (batch, 4) to FLOAT32 {@code y} (batch, 3), as {@code linear.pt} has it. */
    public static ModelManifest linearManifest(String name, String version, BatchingPolicy batching) {
        return manifest(
                name,
                version,
                batching,
                List.of(TensorSpec.of("x", TensorType.FLOAT32, 4)),
                List.of(TensorSpec.of("y", TensorType.FLOAT32, 3)));
    }

    public static ModelManifest linearManifest() {
        return linearManifest("linear", "1", new BatchingPolicy(8, 2, List.of(1, 4, 8)));
    }

    public static ModelManifest manifest(
            String name, String version, BatchingPolicy batching, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return new ModelManifest(
                name,
                version,
                "speech-emotion",
                ModelFormat.TORCHSCRIPT,
                List.of("low", "middle", "high"),
                inputs,
                outputs,
                Map.of("sampleRateHz", 16_000, "gain", 0.5, "normalise", true, "window", "hann"),
                batching,
                List.of(new TrainingData("none", "CC0-1.0", "", "all")),
                "none",
                Map.of("uar", 0.5),
                "Apache-2.0",
                "",
                false,
                Map.of());
    }

    /** Writes {@code <folder>/<name>/<version>/} with the given module and example. */
    public static ModelPackage writePackage(Path folder, ModelManifest manifest, byte[] module, byte[] example)
            throws IOException, ModelPackageException {
        Path directory = Files.createDirectories(folder.resolve(manifest.name()).resolve(manifest.version()));
        Files.write(directory.resolve("model.pt"), module);
        Files.write(directory.resolve("example.npz"), example);
        return new ModelPackageWriter().write(directory, manifest);
    }

    /** {@code linear.pt} with the example that PyTorch 1.13 computed. */
    public static ModelPackage writeLinearPackage(Path folder, ModelManifest manifest)
            throws IOException, ModelPackageException {
        return writePackage(folder, manifest, resource("linear.pt"), resource("linear-example.npz"));
    }
}
