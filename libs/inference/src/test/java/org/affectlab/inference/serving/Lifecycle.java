package org.affectlab.inference.serving;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.memory.ProcessMemory;
import org.affectlab.inference.serving.LifecycleOptions.Loading;

/** A repository over a folder of fake packages, and what tests of its life do with both. Looks at its folders only when told to. */
final class Lifecycle implements AutoCloseable {
    static final LifecycleOptions EAGER = options(Loading.EAGER, OptionalLong.empty());

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final FakeHeap heap = new FakeHeap();
    final ModelRepository repository;

    Lifecycle(InferenceEngine engine, LifecycleOptions options, Path... folders) throws Exception {
        // A process that never grows, so that what models are charged depends on their archives alone.
        Path status = Files.writeString(Files.createTempFile("status", ""), "VmRSS: 1000 kB\n");
        repository = new ModelRepository(
                        List.of(folders),
                        engine,
                        FakePackages.options(),
                        options,
                        registry,
                        TimeSource.system(),
                        new ProcessMemory(status),
                        heap)
                .start();
        repository.initialLoad().get(30, TimeUnit.SECONDS);
    }

    static LifecycleOptions options(Loading loading, OptionalLong budget, String... pinned) {
        return new LifecycleOptions(loading, budget, Set.of(pinned), Duration.ZERO, Duration.ofSeconds(30));
    }

    /** A package whose model has so many bytes; the content makes its digest. */
    static void write(Path folder, String name, String version, int bytes, int content) throws Exception {
        byte[] model = new byte[bytes];
        model[0] = (byte) content;
        write(folder, FakePackages.manifest(name, version), model, 2);
    }

    /** Written beside the others and put in its place at once, as an operator should. */
    static void write(Path folder, ModelManifest manifest, byte[] model, float factor) throws Exception {
        Path staging = Files.createTempDirectory("package");
        FakePackages.write(staging, manifest, model, FakePackages.example(factor));
        Path target = folder.resolve(manifest.name()).resolve(manifest.version());
        Files.createDirectories(target.getParent());
        delete(target);
        Files.move(staging.resolve(manifest.name()).resolve(manifest.version()), target);
        delete(staging);
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** As many looks as it takes to follow what has stopped changing. */
    void settle() throws Exception {
        for (int look = 0; look < 2; look++) {
            repository.lookNow().get(30, TimeUnit.SECONDS);
        }
    }

    ModelStatus status(String name, String version) {
        return repository.list().stream()
                .filter(status -> status.name().equals(name) && status.version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    ModelInspection inspect(String name, String version) {
        return repository.inspect().stream()
                .filter(seen -> seen.status().equals(status(name, version)))
                .findFirst()
                .orElseThrow();
    }

    ModelLease lease(String name) {
        return repository.lease(name, null).orElseThrow();
    }

    ModelLease leaseLoaded(String name) throws Exception {
        return repository.leaseLoaded(name, null).get(30, TimeUnit.SECONDS);
    }

    static float ask(ServedModel model, float value) throws Exception {
        InferenceRequest request = new InferenceRequest(
                List.of(Tensor.ofFloats(new float[] {value}, 1)),
                "test",
                Instant.now().plusSeconds(30),
                () -> false);
        return model.submit(request).get(30, TimeUnit.SECONDS).get(0).toFloats()[0];
    }

    @Override
    public void close() {
        repository.close();
    }
}
