package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.ensemble.EnsemblePackager;
import org.affectlab.training.ensemble.EnsembleRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Several packages as one. */
@Command(
        name = "ensemble",
        description = "Makes a package that names others and answers with the mean of their logits.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EnsembleCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(
            names = "--member",
            required = true,
            description = "Folder of a package of a run, NAME/VERSION in the folder of packages; two or more.")
    private List<Path> members = List.of();

    @Option(names = "--data", required = true, description = "The members' corpora, in their order.")
    private List<Path> data = List.of();

    @Option(names = "--name", required = true, description = "Name of the model: lower-case letters, digits, hyphens.")
    @Nullable
    private String name;

    @Option(names = "--version", required = true, description = "Version of the model.")
    @Nullable
    private String version;

    @Option(
            names = "--out",
            defaultValue = "models/packages",
            description = "Folder of packages (default: ${DEFAULT-VALUE}).")
    @Nullable
    private Path out;

    @Option(names = "--title", description = "Title of the card (default: the name).")
    @Nullable
    private String title;

    @Option(
            names = "--corpus-info",
            description = "Title, licence, citation ... of the data, JSON, if they are not ours.")
    @Nullable
    private Path corpusInfo;

    @Override
    public Integer call() throws Exception {
        TorchRuntime.start(ThreadPlan.forOneTask());
        ModelPackage written = new EnsemblePackager()
                .write(new EnsembleRequest(
                        members,
                        data,
                        requireNonNull(name, "name is null"),
                        requireNonNull(version, "version is null"),
                        requireNonNull(out, "out is null"),
                        title,
                        corpusInfo));
        requireNonNull(spec, "spec is null")
                .commandLine()
                .getOut()
                .println(written.directory() + "  " + written.digest());
        return 0;
    }
}
