package org.affectlab.training.foreign;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageWriter;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.djl.ModuleProbe;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.run.AtomicFiles;

/**
 * Makes a package of a TorchScript file that was written elsewhere. The module is run to see what it gives and to compute the example, and the
 * package is then loaded as a service loads it: what this writes is served. A package appears whole or not at all.
 *
 * <p>A TorchScript file is a program: package only what you trust. Stateless; for the thread on which libtorch has been started.
 */
public final class ForeignPackager {
    private final TorchRuntime runtime;

    public ForeignPackager(TorchRuntime runtime) {
        this.runtime = requireNonNull(runtime, "runtime is null");
    }

    /** @throws IOException with a sentence on what is wrong or missing */
    public ModelPackage write(ForeignRequest request) throws IOException, ModelPackageException, InterruptedException {
        ForeignArguments.check(request);
        Path target = request.out().resolve(request.name()).resolve(request.version());
        if (Files.exists(target)) {
            throw new IOException(target + " exists already: remove it first or give another version");
        }
        byte[] archive = Files.readAllBytes(request.module());
        List<Tensor> inputs = request.exampleInput() == null
                ? ExampleInputs.generate(request.inputs(), request.exampleItems(), request.seed())
                : ExampleInputs.read(requireNonNull(request.exampleInput()), request.inputs());
        ModuleProbe.Given given;
        List<TensorSpec> outputs;
        try (ModuleProbe probe = ModuleProbe.open(runtime, archive)) {
            given = probe.run(inputs);
            List<TensorSpec> seen = OutputSpecs.seen(
                    given.tensors(), Math.toIntExact(inputs.get(0).shape()[0]));
            outputs = OutputSpecs.agreed(request.outputs(), seen, given.named());
        }
        OutputSpecs.checkLabels(request.labels(), outputs);
        ModelManifest manifest = manifest(request, outputs);
        Files.createDirectories(request.out());
        Path trial = Files.createTempDirectory(request.out(), ".packaging-");
        try {
            Path unfinished =
                    Files.createDirectories(trial.resolve(request.name()).resolve(request.version()));
            Files.write(unfinished.resolve(manifest.format().fileName()), archive);
            NpzFile.write(unfinished.resolve(ModelPackage.EXAMPLE_FILE_NAME), example(request, inputs, outputs, given));
            writeCard(request, manifest, unfinished.resolve("CARD.md"));
            new ModelPackageWriter().write(unfinished, manifest);
            PackageTrial.check(trial, runtime);
            Files.createDirectories(target.getParent());
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return ModelPackage.open(target);
        } finally {
            AtomicFiles.deleteFolder(trial);
        }
    }

    private static ModelManifest manifest(ForeignRequest request, List<TensorSpec> outputs) throws IOException {
        try {
            return new ModelManifest(
                    request.name(),
                    request.version(),
                    request.task(),
                    ModelFormat.TORCHSCRIPT,
                    request.labels(),
                    request.inputs(),
                    outputs,
                    request.preprocessing(),
                    request.batching(),
                    request.trainingData(),
                    request.protocol(),
                    Map.of(),
                    request.licence(),
                    request.citation(),
                    request.demo(),
                    Map.of());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Map<String, Tensor> example(
            ForeignRequest request, List<Tensor> inputs, List<TensorSpec> outputs, ModuleProbe.Given given) {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            arrays.put(request.inputs().get(i).name(), inputs.get(i));
        }
        List<Tensor> inOrder = List.copyOf(given.tensors().values());
        for (int i = 0; i < outputs.size(); i++) {
            String name = outputs.get(i).name();
            arrays.put(name, given.named() ? requireNonNull(given.tensors().get(name)) : inOrder.get(i));
        }
        return arrays;
    }

    private static void writeCard(ForeignRequest request, ModelManifest manifest, Path card) throws IOException {
        Path own = request.card();
        if (own == null) {
            Files.writeString(
                    card,
                    ForeignCard.of(manifest, request.module().getFileName().toString()));
        } else {
            Files.copy(own, card);
        }
    }
}
