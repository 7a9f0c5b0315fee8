package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.training.forms.FormsRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How far a model's answers depend on the form in which a recording is stored. */
@Command(
        name = "forms",
        description = "Stores clips as WAV, FLAC, MP3 and so on, and compares a package's answers.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FormsCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(names = "--package", required = true, description = "Folder of the package.")
    @Nullable
    private Path directory;

    @Option(names = "--data", required = true, description = "Corpus, as for training.")
    @Nullable
    private Path data;

    @Option(names = "--speakers", split = ",", description = "Only clips of these speakers (default: all).")
    private List<String> speakers = List.of();

    @Option(names = "--clips", defaultValue = "48", description = "Clips drawn (default: ${DEFAULT-VALUE}).")
    private int clips;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the draw (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", description = "Markdown file to write (default: standard output).")
    @Nullable
    private Path out;

    @Override
    public Integer call() throws Exception {
        FormsRun run = new FormsRun(
                requireNonNull(directory, "directory is null"),
                requireNonNull(data, "data is null"),
                speakers,
                clips,
                seed);
        InferenceEngine engine = PackageEngines.start(ThreadPlan.forOneTask());
        String page = run.page(engine);
        if (out == null) {
            requireNonNull(spec, "spec is null").commandLine().getOut().println(page);
        } else {
            Files.writeString(out, page);
        }
        return 0;
    }
}
