package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.training.bench.PackageComparison;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Speed and answers of several forms of a speech network. */
@Command(
        name = "compare-packages",
        description = "Measures several packages of the same labels in turns (of one network plain, frozen, in another"
                + " precision; or an ensemble and its members) and compares their answers on real clips.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ComparePackagesCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PACKAGE",
            arity = "2..*",
            description = "Folders of packages; the first is the reference.")
    private List<Path> packages = List.of();

    @Option(names = "--data", required = true, description = "Corpus, as for training.")
    @Nullable
    private Path data;

    @Option(names = "--speakers", required = true, split = ",", description = "Speakers whose clips are classified.")
    private List<String> speakers = List.of();

    @Option(
            names = "--batch-sizes",
            split = ",",
            defaultValue = "1,8,16",
            description = "Batch sizes of the speed (default: ${DEFAULT-VALUE}).")
    private List<Integer> batchSizes = List.of();

    @Option(
            names = "--seconds-per-turn",
            defaultValue = "1",
            description = "Time of a package in each round (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Override
    public Integer call() throws Exception {
        InferenceEngine engine = PackageEngines.start(ThreadPlan.forOneTask(1));
        new PackageComparison(
                        engine,
                        requireNonNull(spec, "spec is null").commandLine().getOut())
                .print(packages, requireNonNull(data, "data is null"), speakers, batchSizes, seconds);
        return 0;
    }
}
