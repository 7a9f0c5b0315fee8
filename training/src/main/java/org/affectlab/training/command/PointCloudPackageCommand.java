package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.pointcloud.packaging.PointPackageRequest;
import org.affectlab.training.pointcloud.packaging.PointPackager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A finished run on point clouds as a package for the services. */
@Command(
        name = "pointcloud-package",
        description = "Makes a package of a finished run on point clouds, which the services serve.",
        sortOptions = false)
final class PointCloudPackageCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    @Option(names = "--run", required = true, description = "Folder of the run, seed-S/fold-K or seed-S/all.")
    @Nullable
    private Path run;

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
            names = "--archive",
            description = "Trainable archive without suffix (default: models/archives/ and the settings' archive).")
    @Nullable
    private Path archive;

    @Option(names = "--example", description = "Cloud that the example is cut from (default: a made one).")
    @Nullable
    private Path example;

    @Option(names = "--protocol-note", description = "Sentence for the card, such as how the settings were found.")
    @Nullable
    private String protocolNote;

    @Option(
            names = "--corpus-info",
            description = "Title, licence, citation ... of the data set, JSON, if it is not ours.")
    @Nullable
    private Path datasetInfo;

    @Option(names = "--method", description = "Description of the network, Markdown, if it is not ours.")
    @Nullable
    private Path method;

    @Override
    public Integer call() throws Exception {
        TorchRuntime.start(ThreadPlan.forOneTask());
        ModelPackage written = new PointPackager()
                .write(new PointPackageRequest(
                        requireNonNull(run, "run is null"),
                        requireNonNull(name, "name is null"),
                        requireNonNull(version, "version is null"),
                        requireNonNull(out, "out is null"),
                        title,
                        archive,
                        example,
                        protocolNote,
                        datasetInfo,
                        method));
        requireNonNull(spec, "spec is null")
                .commandLine()
                .getOut()
                .println(written.directory() + "  " + written.digest());
        return 0;
    }
}
