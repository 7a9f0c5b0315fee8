package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.training.robustness.RobustnessRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What loudness, noise, band, compression and silence do to the answers of packages. */
@Command(
        name = "robustness",
        description = "Disturbs the clips of the speakers that packages' runs held out, and measures labels and UAR.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RobustnessCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(names = "--package", required = true, description = "Folder of a package made of a run; once for each.")
    private List<Path> packages = List.of();

    @Option(names = "--data", required = true, description = "The runs' corpora, in their order.")
    private List<Path> data = List.of();

    @Option(names = "--out", description = "Markdown file to write (default: standard output).")
    @Nullable
    private Path out;

    @Override
    public Integer call() throws Exception {
        InferenceEngine engine = PackageEngines.start(ThreadPlan.forOneTask());
        StringBuilder page = new StringBuilder(
                "# Answers to disturbed recordings\n\nComputed by `train robustness`; nothing here is written by hand.\n");
        for (Path directory : packages) {
            page.append('\n').append(new RobustnessRun(directory, data).section(engine));
        }
        if (out == null) {
            requireNonNull(spec, "spec is null").commandLine().getOut().println(page);
        } else {
            Files.writeString(out, page);
        }
        return 0;
    }
}
