package org.affectlab.training.bench;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ManifestJson;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageWriter;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.ServingThreads;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.ensemble.EnsembleMember;
import org.affectlab.inference.ensemble.EnsembleParameters;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.inference.serving.ServingOptions;
import org.affectlab.training.run.AtomicFiles;

/**
 * A package behind its real queue and workers, at chosen thread counts and one batch size. It serves a copy, whose manifest says those, from a
 * folder of its own, which goes when this is closed. Thread-safe.
 */
final class ServedPackage implements AutoCloseable {
    private final Path folder;
    private final ModelRepository repository;
    private final ServedModel model;
    private final List<List<Tensor>> items;

    private ServedPackage(Path folder, ModelRepository repository, ServedModel model, List<List<Tensor>> items) {
        this.folder = folder;
        this.repository = repository;
        this.model = model;
        this.items = items;
    }

    /** @throws IOException if a service would refuse the package with these settings; the message says why */
    static ServedPackage start(ModelPackage original, ServingThreads threads, int batchSize, InferenceEngine engine)
            throws IOException, ModelPackageException, InterruptedException {
        Path folder = Files.createTempDirectory("affectlab-bench-");
        boolean started = false;
        try {
            copy(original, threads, batchSize, folder);
            ServedPackage served = start(original, threads, engine, folder);
            started = true;
            return served;
        } finally {
            if (!started) {
                AtomicFiles.deleteFolder(folder);
            }
        }
    }

    private static ServedPackage start(
            ModelPackage original, ServingThreads threads, InferenceEngine engine, Path folder)
            throws IOException, InterruptedException {
        ModelRepository repository = new ModelRepository(
                        List.of(folder),
                        engine,
                        ServingOptions.defaults(threads.workers()),
                        new SimpleMeterRegistry(),
                        TimeSource.system())
                .start();
        boolean ready = false;
        try {
            repository.initialLoad().get();
            ModelStatus status = repository.list().stream()
                    .filter(listed -> listed.name().equals(original.manifest().name()))
                    .filter(listed ->
                            listed.version().equals(original.manifest().version()))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the copy of the package is gone"));
            ServedModel model = repository
                    .find(status.name(), status.version())
                    .orElseThrow(() -> new IOException("a service would refuse the package: " + status.reason()));
            ServedPackage served = new ServedPackage(folder, repository, model, items(original));
            ready = true;
            return served;
        } catch (ExecutionException e) {
            throw new IOException("the package could not be loaded: " + e.getCause(), e);
        } finally {
            if (!ready) {
                repository.close();
            }
        }
    }

    private static void copy(ModelPackage original, ServingThreads threads, int batchSize, Path folder)
            throws IOException, ModelPackageException {
        ModelManifest manifest = original.manifest();
        Path target = Files.createDirectories(folder.resolve(manifest.name()).resolve(manifest.version()));
        for (String file : manifest.files().keySet()) {
            Files.write(target.resolve(file), original.content(file));
        }
        copyMembers(original, folder);
        BatchingPolicy one = new BatchingPolicy(batchSize, manifest.batching().maxDelayMillis(), List.of(batchSize));
        new ModelPackageWriter().write(target, manifest.withBatching(one).withServing(threads));
    }

    /** An ensemble looks for its members beside itself. */
    private static void copyMembers(ModelPackage original, Path folder) throws IOException, ModelPackageException {
        if (original.manifest().format() != ModelFormat.ENSEMBLE) {
            return;
        }
        for (EnsembleMember member : EnsembleParameters.of(original).members()) {
            Path source = member.folder(original.directory());
            Path target = Files.createDirectories(folder.resolve(member.name()).resolve(member.version()));
            ModelPackage opened = ModelPackage.open(source);
            for (String file : opened.manifest().files().keySet()) {
                Files.write(target.resolve(file), opened.content(file));
            }
            Files.copy(source.resolve(ManifestJson.FILE_NAME), target.resolve(ManifestJson.FILE_NAME));
        }
    }

    /** The rows of the package's example. */
    private static List<List<Tensor>> items(ModelPackage original) throws IOException {
        Map<String, Tensor> example = NpzFile.read(original.content(ModelPackage.EXAMPLE_FILE_NAME));
        List<Tensor> inputs = new ArrayList<>();
        for (TensorSpec spec : original.manifest().inputs()) {
            inputs.add(requireNonNull(example.get(spec.name()), spec.name()));
        }
        List<List<Tensor>> items = new ArrayList<>();
        for (int row = 0; row < inputs.get(0).shape()[0]; row++) {
            int index = row;
            items.add(inputs.stream().map(input -> input.row(index)).toList());
        }
        return items;
    }

    CompletableFuture<List<Tensor>> submit(InferenceRequest request) {
        return model.submit(request);
    }

    List<List<Tensor>> items() {
        return items;
    }

    @Override
    public void close() throws IOException {
        repository.close();
        AtomicFiles.deleteFolder(folder);
    }
}
