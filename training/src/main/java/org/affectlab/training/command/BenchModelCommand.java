package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ManifestJson;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ServingThreads;
import org.affectlab.inference.VersionOrder;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.training.bench.Cell;
import org.affectlab.training.bench.ModelBench;
import org.affectlab.training.bench.Recommendation;
import org.affectlab.training.bench.ThreadGrid;
import org.affectlab.training.ensemble.EnsemblesOfMember;
import org.affectlab.training.run.AtomicFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How many threads serve a model best on this machine. */
@Command(
        name = "bench-model",
        description = "Measures a model at every useful number of workers, intra-op threads and batch size within the"
                + " processors of this process, and recommends a setting.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchModelCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME[@VERSION]", description = "Model; without a version the newest.")
    private String model = "";

    @Option(
            names = "--models",
            defaultValue = "${env:AFFECTLAB_MODELS:-models/packages}",
            description = "Folder of packages (default: ${DEFAULT-VALUE}).")
    @Nullable
    private Path models;

    @Option(
            names = "--seconds-per-cell",
            defaultValue = "5",
            description = "Measured time (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--write",
            description =
                    "Put the recommended threads into the package's manifest. Its digest changes, its files do not.")
    private boolean write;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = requireNonNull(spec, "spec is null");
        if (!(seconds > 0 && seconds <= 600)) {
            throw new ParameterException(command.commandLine(), "--seconds-per-cell must be above 0 and at most 600");
        }
        PrintWriter out = command.commandLine().getOut();
        ModelPackage measured = ModelPackage.open(folder());
        if (write) {
            requireNobodysMember(measured.directory());
        }
        int processors = Runtime.getRuntime().availableProcessors();
        out.printf(
                Locale.ROOT,
                "%s@%s on %d processors, %.1f s a cell%n",
                measured.manifest().name(),
                measured.manifest().version(),
                processors,
                seconds);
        InferenceEngine engine = PackageEngines.start(ThreadPlan.forServing());
        // An operator's OMP_NUM_THREADS would silently lower the larger counts.
        int mostIntraOp = ThreadPlan.forOneTask().intraOpThreads();
        List<ServingThreads> grid = ThreadGrid.of(processors).stream()
                .filter(threads -> threads.intraOpThreads() <= mostIntraOp)
                .toList();
        List<Cell> cells = new ModelBench(engine, out).measure(measured, grid, seconds);
        Cell best = Recommendation.of(cells);
        out.printf(
                Locale.ROOT,
                "Recommended: %d workers with %d intra-op threads, batches of %d: %.1f items/s, p99 %.1f ms%n",
                best.threads().workers(),
                best.threads().intraOpThreads(),
                best.batchSize(),
                best.itemsPerSecond(),
                best.p99Millis());
        if (write) {
            ModelPackage written = write(measured, best.threads());
            out.println(written.directory() + "  " + written.digest());
        }
        out.flush();
        return 0;
    }

    private static void requireNobodysMember(Path folder) throws IOException {
        List<String> ensembles = EnsemblesOfMember.of(folder);
        if (!ensembles.isEmpty()) {
            throw new IOException("--write changes the digest by which " + String.join(", ", ensembles)
                    + " knows this package: measure it without, or copy it to another version first");
        }
    }

    /** Only the manifest changes: the digests of the files stay those that were just verified. */
    private static ModelPackage write(ModelPackage measured, ServingThreads threads)
            throws IOException, ModelPackageException {
        byte[] json = new ManifestJson().write(measured.manifest().withServing(threads));
        AtomicFiles.write(measured.directory().resolve(ManifestJson.FILE_NAME), stream -> stream.write(json));
        return ModelPackage.open(measured.directory());
    }

    private Path folder() throws IOException {
        String[] parts = model.split("@", 2);
        Path versions = requireNonNull(models, "models is null").resolve(parts[0]);
        if (parts.length == 2) {
            return versions.resolve(parts[1]);
        }
        if (!Files.isDirectory(versions)) {
            throw new IOException("there is no model " + parts[0] + " in " + models);
        }
        try (Stream<Path> entries = Files.list(versions)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve("model.json")))
                    .max((left, right) -> new VersionOrder()
                            .compare(
                                    left.getFileName().toString(),
                                    right.getFileName().toString()))
                    .orElseThrow(() -> new IOException("there is no version of " + parts[0] + " in " + models));
        }
    }
}
