package org.affectlab.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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

    /** FLOAT32 {@code x} (batch, n) to FLOAT32 {@code y} (batch, n) with the free dimension {@code n}. */
    public static ModelManifest freeManifest(BatchingPolicy batching, FreeDimension dimension) {
        List<Dimension> shape = List.of(Dimension.batch(), new Dimension("n", 0));
        return freeManifest(
                batching,
                Map.of("n", dimension),
                List.of(new TensorSpec("x", shape, TensorType.FLOAT32)),
                List.of(new TensorSpec("y", shape, TensorType.FLOAT32)));
    }

    public static ModelManifest freeManifest(
            BatchingPolicy batching,
            Map<String, FreeDimension> dimensions,
            List<TensorSpec> inputs,
            List<TensorSpec> outputs) {
        return new ModelManifest(
                "free",
                "1",
                "speech-emotion",
                ModelFormat.TORCHSCRIPT,
                List.of(),
                inputs,
                outputs,
                Map.of(),
                batching,
                dimensions,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "none",
                Map.of(),
                "Apache-2.0",
                "",
                true,
                Map.of());
    }

    /** Writes {@code <folder>/<name>/<version>/} with the given module and example. */
    public static ModelPackage writePackage(Path folder, ModelManifest manifest, byte[] module, byte[] example)
            throws IOException, ModelPackageException {
        Path directory = Files.createDirectories(folder.resolve(manifest.name()).resolve(manifest.version()));
        Files.write(directory.resolve(manifest.format().fileName()), module);
        Files.write(directory.resolve("example.npz"), example);
        return new ModelPackageWriter().write(directory, manifest);
    }

    /** {@code linear.pt} with the example that PyTorch 1.13 computed. */
    public static ModelPackage writeLinearPackage(Path folder, ModelManifest manifest)
            throws IOException, ModelPackageException {
        return writePackage(folder, manifest, resource("linear.pt"), resource("linear-example.npz"));
    }
}
