package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.affectlab.inference.ModelPackage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of every command that makes a package of what was trained; picocli fills them. */
final class NewPackageOptions {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

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
    String title;

    @Option(
            names = "--corpus-info",
            description = "Title, licence, citation ... of the data, JSON, if they are not ours.")
    @Nullable
    Path corpusInfo;

    String name() {
        return requireNonNull(name, "name is null");
    }

    String version() {
        return requireNonNull(version, "version is null");
    }

    Path out() {
        return requireNonNull(out, "out is null");
    }

    /** Says where the package is. */
    void print(ModelPackage written) {
        requireNonNull(spec, "spec is null")
                .commandLine()
                .getOut()
                .println(written.directory() + "  " + written.digest());
    }
}
