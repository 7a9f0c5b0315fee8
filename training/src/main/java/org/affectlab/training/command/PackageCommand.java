package org.affectlab.training.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.packaging.PackageRequest;
import org.affectlab.training.packaging.Packager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A finished run as a package for the services. */
@Command(
        name = "package",
        description = "Makes a package of a finished run, which the services serve.",
        sortOptions = false)
final class PackageCommand implements Callable<Integer> {
    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private NewPackageOptions options = new NewPackageOptions();

    @Option(
            names = "--example",
            description = "Recording whose first window is the example (default: a synthetic voice).")
    @Nullable
    private Path example;

    @Option(names = "--cross-validation", description = "Folder of runs whose figures the card names besides.")
    @Nullable
    private Path crossValidation;

    @Override
    public Integer call() throws Exception {
        TorchRuntime.start(ThreadPlan.forOneTask());
        options.print(new Packager(new AudioDecoder())
                .write(new PackageRequest(
                        run.run(),
                        options.name(),
                        options.version(),
                        options.out(),
                        options.title,
                        run.archive,
                        example,
                        crossValidation,
                        run.protocolNote,
                        options.corpusInfo,
                        run.method)));
        return 0;
    }
}
